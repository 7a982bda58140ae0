from http import HTTPStatus
from unittest import mock

from django.core.cache import cache
from django.test import SimpleTestCase, override_settings
from django.urls import reverse
from rest_framework.test import APITestCase
from rest_framework.throttling import ScopedRateThrottle

from apps.users.checks import check_signing_key
from apps.users.models import User

from .factories import UserFactory

PASSWORD = "correct horse battery staple"


class TokenTests(APITestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()

    def log_in(self, password: str = PASSWORD) -> dict[str, str]:
        name = User.USERNAME_FIELD
        credentials = {name: self.user.get_username(), "password": password}
        response = self.client.post(reverse("v1:token"), credentials)
        tokens: dict[str, str] = response.json()
        return tokens

    def exchange(self, token: str) -> dict[str, str]:
        response = self.client.post(reverse("v1:token-refresh"), {"refresh": token})
        tokens: dict[str, str] = response.json()
        return tokens

    def visit(self, token: str) -> int:
        headers = {"Authorization": f"Bearer {token}"}
        return self.client.get(reverse("v1:user-me"), headers=headers).status_code

    def test_an_access_token_opens_the_api(self) -> None:
        self.assertEqual(self.visit(self.log_in()["access"]), HTTPStatus.OK)

    def test_a_wrong_password_opens_nothing(self) -> None:
        self.assertNotIn("access", self.log_in("wrong"))

    def test_a_refresh_token_works_once(self) -> None:
        token = self.log_in()["refresh"]
        self.assertEqual(self.visit(self.exchange(token)["access"]), HTTPStatus.OK)
        self.assertNotIn("access", self.exchange(token))

    def test_a_revoked_token_is_refused(self) -> None:
        token = self.log_in()["refresh"]
        self.client.post(reverse("v1:token-revoke"), {"refresh": token})
        self.assertNotIn("access", self.exchange(token))

    def test_a_new_password_ends_access_and_its_renewal(self) -> None:
        tokens = self.log_in()
        self.user.set_password("another horse battery staple")
        self.user.save()
        self.assertEqual(self.visit(tokens["access"]), HTTPStatus.UNAUTHORIZED)
        renewed = self.exchange(tokens["refresh"])["access"]
        self.assertEqual(self.visit(renewed), HTTPStatus.UNAUTHORIZED)

    def test_who_is_gone_gets_no_new_tokens(self) -> None:
        token = self.log_in()["refresh"]
        self.user.delete()
        self.assertEqual(self.exchange(token)["status"], HTTPStatus.UNAUTHORIZED)

    def test_guessing_is_slowed_down(self) -> None:
        self.addCleanup(cache.clear)
        rates = {"login": "1/day"}
        with mock.patch.object(ScopedRateThrottle, "THROTTLE_RATES", rates):
            self.log_in("wrong")
            self.assertEqual(self.log_in()["status"], HTTPStatus.TOO_MANY_REQUESTS)


class SigningKeyTests(SimpleTestCase):
    def test_a_short_key_is_found_before_deployment(self) -> None:
        with override_settings(SIMPLE_JWT={"SIGNING_KEY": "secret"}):
            (warning,) = check_signing_key()
            self.assertIn("JWT_SECRET_KEY", warning.msg)
        with override_settings(SIMPLE_JWT={"SIGNING_KEY": "s" * 32}):
            self.assertEqual(check_signing_key(), [])
