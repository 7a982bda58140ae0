from http import HTTPStatus

from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.test import TestCase, override_settings
from django.urls import reverse

from apps.users.models import User

from .factories import UserFactory

PASSWORD = "correct horse battery staple"


@override_settings(AXES_ENABLED=True)
class AccountLockoutTests(TestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()
        EmailAddress.objects.create(
            user=cls.user, email=cls.user.email, primary=True, verified=True
        )

    def log_in(self, password: str) -> int:
        credentials = {"login": self.user.get_username(), "password": password}
        return self.client.post(reverse("account_login"), credentials).status_code

    def test_five_failures_lock_a_name_out(self) -> None:
        for _ in range(5):
            self.log_in("wrong")
        self.assertEqual(self.log_in(PASSWORD), HTTPStatus.TOO_MANY_REQUESTS)
        self.assertNotIn(SESSION_KEY, self.client.session)

    def test_fewer_do_not(self) -> None:
        for _ in range(4):
            self.log_in("wrong")
        self.log_in(PASSWORD)
        self.assertIn(SESSION_KEY, self.client.session)
