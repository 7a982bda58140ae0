from http import HTTPStatus
from typing import Any

from django.test import override_settings
from django.urls import reverse
from rest_framework.test import APITestCase

from apps.users.models import User

from .factories import UserFactory

PASSWORD = "correct horse battery staple"


@override_settings(AXES_ENABLED=True)
class TokenLockoutTests(APITestCase):
    def log_in(self, user: User, password: str) -> Any:
        credentials = {User.USERNAME_FIELD: user.get_username(), "password": password}
        return self.client.post(reverse("v1:token"), credentials)

    def test_five_failures_lock_one_name_out(self) -> None:
        ada, grace = UserFactory.create_batch(2)
        for _ in range(4):
            response = self.log_in(ada, "wrong")
            self.assertEqual(response.status_code, HTTPStatus.UNAUTHORIZED)
        self.log_in(ada, "wrong")
        response = self.log_in(ada, PASSWORD)
        self.assertEqual(response.status_code, HTTPStatus.TOO_MANY_REQUESTS)
        self.assertEqual(response["Retry-After"], "900")
        self.assertEqual(response.json()["title"], "Too Many Requests")
        self.assertEqual(self.log_in(grace, PASSWORD).status_code, HTTPStatus.OK)
