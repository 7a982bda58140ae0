from unittest import mock

from django.core.cache import cache
from django.test import override_settings
from rest_framework.authtoken.models import Token
from rest_framework.test import APITestCase
from rest_framework.throttling import AnonRateThrottle

from apps.users.tests.factories import UserFactory

from .services import enrol_machine, rotate_token


class TokenTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.token = enrol_machine("robot@example.com")
        cls.machine = cls.token.user

    def visit(self, key: str) -> int:
        headers = {"Authorization": f"Token {key}"}
        return self.client.get("/api/v1/users/me/", headers=headers).status_code

    def test_opens_the_api_and_nothing_else(self) -> None:
        self.assertEqual(self.visit(self.token.key), 200)
        self.assertFalse(self.machine.has_usable_password())
        with self.assertNumQueries(1):
            self.visit(self.token.key)

    def test_ends_with_the_account(self) -> None:
        self.machine.is_active = False
        self.machine.save()
        self.assertEqual(self.visit(self.token.key), 401)

    def test_a_rotated_token_takes_the_place_of_the_old(self) -> None:
        new = rotate_token(self.machine)
        self.assertEqual(self.visit(self.token.key), 401)
        self.assertEqual(self.visit(new.key), 200)
        self.assertEqual(Token.objects.count(), 1)

    @override_settings(ROOT_URLCONF=f"{__package__}.wrong_urls")
    def test_wrong_the_login_of_the_package_has_no_limit(self) -> None:
        self.addCleanup(cache.clear)
        user = UserFactory.create()
        rates = {"anon": "1/day", "user": "1/day"}
        with mock.patch.object(AnonRateThrottle, "THROTTLE_RATES", rates):
            for _ in range(5):
                data = {"username": user.email, "password": "wrong"}
                self.assertEqual(self.client.post("/login/", data).status_code, 400)
