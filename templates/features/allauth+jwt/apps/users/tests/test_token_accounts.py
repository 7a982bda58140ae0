from http import HTTPStatus

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.urls import reverse
from rest_framework.test import APITestCase

from apps.users.models import User

from .factories import UserFactory


class TokenAccountTests(APITestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()

    def log_in(self) -> int:
        credentials = {
            User.USERNAME_FIELD: self.user.get_username(),
            "password": "correct horse battery staple",
        }
        return self.client.post(reverse("v1:token"), credentials).status_code

    def test_a_password_gives_tokens(self) -> None:
        self.assertEqual(self.log_in(), HTTPStatus.OK)

    def test_an_address_has_to_be_verified_first(self) -> None:
        EmailAddress.objects.create(
            user=self.user, email=self.user.email, primary=True, verified=False
        )
        self.assertEqual(self.log_in(), HTTPStatus.UNAUTHORIZED)

    def test_a_second_factor_cannot_be_left_out(self) -> None:
        Authenticator.objects.create(
            user=self.user, type=Authenticator.Type.TOTP, data={"secret": "unused"}
        )
        self.assertEqual(self.log_in(), HTTPStatus.UNAUTHORIZED)
