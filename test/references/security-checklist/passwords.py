from datetime import timedelta
from unittest import mock

from apps.users.models import User
from apps.users.tests.factories import UserFactory
from django.contrib.auth import SESSION_KEY, authenticate
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory, TestCase, override_settings
from django.utils import timezone

from .services import change_password

NEW = "another horse battery staple"


class ChangeTests(TestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create(email="ada.lovelace@example.com")

    def change(self, client: Client, new: str) -> None:
        request = RequestFactory().post("/")
        request.user = User.objects.get(pk=self.user.pk)
        request.session = client.session
        change_password(request, new)
        request.session.save()
        client.cookies["sessionid"] = request.session.session_key

    def test_a_change_ends_all_other_sessions(self) -> None:
        here, there = Client(), Client()
        here.force_login(self.user)
        there.force_login(self.user)
        self.change(here, NEW)
        self.assertTrue(here.get("/").wsgi_request.user.is_authenticated)
        self.assertFalse(there.get("/").wsgi_request.user.is_authenticated)
        self.assertNotIn(SESSION_KEY, there.session)

    def test_weak_passwords_are_refused(self) -> None:
        client = Client()
        client.force_login(self.user)
        for weak in ("password", "short", "123456789012", "ada.lovelace1"):
            with self.subTest(weak), self.assertRaises(ValidationError):
                self.change(client, weak)

    def test_the_model_refuses_nothing(self) -> None:
        user = User.objects.create_user("grace@example.com", "password")
        self.assertTrue(user.check_password("password"))
        plain = User.objects.create(email="lin@example.com", password="password")
        self.assertFalse(plain.check_password("password"))

    @override_settings(
        PASSWORD_HASHERS=[
            "django.contrib.auth.hashers.Argon2PasswordHasher",
            "django.contrib.auth.hashers.MD5PasswordHasher",
        ]
    )
    def test_an_old_hash_is_rewritten_at_the_next_login(self) -> None:
        self.assertTrue(self.user.password.startswith("md5$"))
        authenticate(
            RequestFactory().post("/"),
            username=self.user.email,
            password="correct horse battery staple",
        )
        self.user.refresh_from_db()
        self.assertTrue(self.user.password.startswith("argon2$"))


class ResetTokenTests(TestCase):
    def setUp(self) -> None:
        self.user = UserFactory.create()
        self.token = default_token_generator.make_token(self.user)

    def is_good(self) -> bool:
        return default_token_generator.check_token(self.user, self.token)

    def test_it_dies_with_its_use(self) -> None:
        self.assertTrue(self.is_good())
        self.user.set_password(NEW)
        self.assertFalse(self.is_good())

    def test_it_dies_with_a_login_or_a_new_address(self) -> None:
        self.user.last_login = timezone.now()
        self.assertFalse(self.is_good())
        self.user.last_login = None
        self.assertTrue(self.is_good())
        self.user.email = "new@example.com"
        self.assertFalse(self.is_good())

    def test_it_dies_after_three_days(self) -> None:
        now = default_token_generator._now()
        for days, is_good in {2: True, 4: False}.items():
            with mock.patch.object(
                default_token_generator, "_now", return_value=now + timedelta(days)
            ):
                self.assertEqual(self.is_good(), is_good)
