from http import HTTPStatus

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from apps.users.models import User
from apps.users.tests.factories import UserFactory
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.cache import cache
from django.test import TestCase, override_settings
from django.urls import reverse

from . import adapter, middleware

FORCE = f"{middleware.__name__}.StaffSecondFactorMiddleware"
OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


@override_settings(MIDDLEWARE=[*settings.MIDDLEWARE, FORCE])
class StaffTests(TestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create(is_staff=True, is_superuser=True)

    def setUp(self) -> None:
        self.client.force_login(self.user)

    def test_without_a_factor_every_page_leads_to_one(self) -> None:
        for name in ("admin:index", "admin:users_user_changelist", "home"):
            with self.subTest(name):
                response = self.client.get(reverse(name))
                self.assertRedirects(
                    response,
                    reverse("mfa_activate_totp"),
                    fetch_redirect_response=False,
                )

    def test_where_they_set_one_up_is_no_circle(self) -> None:
        response = self.client.get(reverse("mfa_activate_totp"), follow=True)
        self.assertEqual(response.status_code, HTTPStatus.OK)

    def test_with_one_they_get_in(self) -> None:
        TOTP.activate(self.user, generate_totp_secret())
        response = self.client.get(reverse("admin:index"))
        self.assertEqual(response.status_code, HTTPStatus.OK)

    def test_others_are_left_alone(self) -> None:
        self.client.force_login(UserFactory.create())
        response = self.client.get(reverse("home"))
        self.assertEqual(response.status_code, HTTPStatus.OK)


class SecretTests(TestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()

    def code(self, secret: str) -> str:
        return format_hotp_value(
            hotp_value(secret, [*yield_hotp_counters_from_time()][0])
        )

    def test_a_code_works_once(self) -> None:
        self.addCleanup(cache.clear)
        secret = generate_totp_secret()
        totp = TOTP.activate(self.user, secret)
        code = self.code(secret)
        self.assertTrue(totp.validate_code(code))
        self.assertFalse(totp.validate_code(code))

    def test_a_secret_lies_in_the_database_as_it_is(self) -> None:
        secret = generate_totp_secret()
        TOTP.activate(self.user, secret)
        self.assertEqual(Authenticator.objects.get().data["secret"], secret)

    @override_settings(
        MFA_ADAPTER=f"{adapter.__name__}.MFAAdapter", MFA_ENCRYPTION_KEYS=[OLD]
    )
    def test_unless_the_adapter_encrypts_it(self) -> None:
        self.addCleanup(cache.clear)
        secret = generate_totp_secret()
        totp = TOTP.activate(self.user, secret)
        self.assertNotIn(secret, Authenticator.objects.get().data["secret"])
        with override_settings(MFA_ENCRYPTION_KEYS=[NEW, OLD]):
            self.assertTrue(totp.validate_code(self.code(secret)))
