import os
import tempfile
from pathlib import Path
from unittest import mock

import environ
from apps.users.tests.factories import UserFactory
from django.contrib.auth.tokens import default_token_generator
from django.core import signing
from django.test import TestCase, override_settings

from .services import secret

OLD, NEW = "o" * 50 + "12345", "n" * 50 + "12345"


class SourceTests(TestCase):
    def test_a_secret_may_be_in_a_file(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "key"
            path.write_text("from-a-file")
            with mock.patch.dict(os.environ, {"SECRET_KEY_FILE": str(path)}):
                os.environ.pop("SECRET_KEY", None)
                self.assertEqual(secret("SECRET_KEY"), "from-a-file")
        with mock.patch.dict(os.environ, {"MAIL_KEY": "from-the-environment"}):
            self.assertEqual(secret("MAIL_KEY"), "from-the-environment")

    def test_a_misspelt_switch_is_off(self) -> None:
        env = environ.Env()
        for text, value in {"yes": True, "on": True, "1": True, "ture": False}.items():
            with self.subTest(text), mock.patch.dict(os.environ, {"X": text}):
                self.assertEqual(env.bool("X"), value)


class RotationTests(TestCase):
    def test_a_fallback_keeps_sessions_links_and_cookies(self) -> None:
        user = UserFactory.create()
        with override_settings(SECRET_KEY=OLD):
            self.client.force_login(user)
            token = default_token_generator.make_token(user)
            cookie = signing.dumps("value")
        user.refresh_from_db()
        with override_settings(SECRET_KEY=OLD):
            token = default_token_generator.make_token(user)
        for fallbacks, works in {(OLD,): True, (): False}.items():
            with (
                self.subTest(fallbacks),
                override_settings(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[*fallbacks]),
            ):
                self.assertEqual(
                    default_token_generator.check_token(user, token), works
                )
                self.assertEqual(self.is_signed(cookie), works)

    def is_signed(self, cookie: str) -> bool:
        try:
            signing.loads(cookie)
        except signing.BadSignature:
            return False
        return True

    def test_a_session_is_renewed_under_the_new_key(self) -> None:
        with override_settings(SECRET_KEY=OLD):
            self.client.force_login(UserFactory.create())
        with override_settings(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[OLD]):
            self.assertTrue(self.is_logged_in())
        with override_settings(SECRET_KEY=NEW):
            self.assertTrue(self.is_logged_in())

    def test_without_the_fallback_it_ends(self) -> None:
        with override_settings(SECRET_KEY=OLD):
            self.client.force_login(UserFactory.create())
        with override_settings(SECRET_KEY=NEW):
            self.assertFalse(self.is_logged_in())

    def is_logged_in(self) -> bool:
        return self.client.get("/").wsgi_request.user.is_authenticated
