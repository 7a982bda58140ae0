from django.contrib.auth import SESSION_KEY
from django.test import TestCase
from django.urls import reverse

from apps.users.models import User

from .factories import UserFactory

PASSWORD = "correct horse battery staple"


class LoginTests(TestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()

    def credentials(self, password: str) -> dict[str, str]:
        return {"username": self.user.get_username(), "password": password}

    def test_the_right_password_leads_home(self) -> None:
        credentials = self.credentials(PASSWORD)
        response = self.client.post(reverse("account_login"), credentials)
        self.assertRedirects(response, reverse("home"))
        self.assertIn(SESSION_KEY, self.client.session)

    def test_a_wrong_password_is_refused(self) -> None:
        credentials = self.credentials("wrong")
        response = self.client.post(reverse("account_login"), credentials)
        self.assertContains(response, 'class="errorlist')
        self.assertNotIn(SESSION_KEY, self.client.session)

    def test_logging_out_leads_home(self) -> None:
        self.client.force_login(self.user)
        response = self.client.post(reverse("account_logout"))
        self.assertRedirects(response, reverse("home"))
        self.assertNotIn(SESSION_KEY, self.client.session)
