import time
from typing import Any

import jwt
from allauth.socialaccount import app_settings
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import SimpleTestCase

from .tokens import CLIENT_ID, ISSUER, identity_of
from .wrong_tokens import identity_of as wrong_identity_of

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
CLAIMS = {
    "iss": ISSUER,
    "aud": CLIENT_ID,
    "sub": "4711",
    "email": "ada@example.com",
    "nonce": "n-1",
    "exp": time.time() + 600,
}


def token(**changes: Any) -> str:
    claims = {**CLAIMS, **changes}
    claims = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(claims, KEY, algorithm="RS256")


class IdentityTests(SimpleTestCase):
    def identity(self, given: str) -> tuple[str, str]:
        return identity_of(given, KEY.public_key(), "n-1")

    def test_a_token_for_us_names_issuer_and_subject(self) -> None:
        self.assertEqual(self.identity(token()), (ISSUER, "4711"))

    def test_any_other_is_refused(self) -> None:
        for changes in (
            {"aud": "some-game"},
            {"iss": "https://evil.example"},
            {"exp": time.time() - 60},
            {"nonce": "n-2"},
            {"nonce": None},
            {"exp": None},
        ):
            with self.subTest(changes), self.assertRaises(jwt.InvalidTokenError):
                self.identity(token(**changes))

    def test_an_unsigned_one_is_refused(self) -> None:
        unsigned = jwt.encode(CLAIMS, None, algorithm="none")
        with self.assertRaises(jwt.InvalidTokenError):
            self.identity(unsigned)

    def test_wrong_code_takes_the_token_of_another_application(self) -> None:
        stolen = token(aud="some-game")
        self.assertEqual(wrong_identity_of(stolen, KEY.public_key()), "ada@example.com")


class DefaultTests(SimpleTestCase):
    def test_the_dangerous_switches_of_allauth_are_off(self) -> None:
        for name in ("EMAIL_AUTHENTICATION", "LOGIN_ON_GET", "STORE_TOKENS"):
            with self.subTest(name):
                self.assertFalse(getattr(app_settings, name))
