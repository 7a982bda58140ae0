from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import TestCase, override_settings

from .order import misplaced

SESSION = "django.contrib.sessions.middleware.SessionMiddleware"
USER = "django.contrib.auth.middleware.AuthenticationMiddleware"


class OrderTests(TestCase):
    def test_the_project_is_in_order(self) -> None:
        self.assertEqual(misplaced(settings.MIDDLEWARE), [])
        names = [entry.rsplit(".", 1)[-1] for entry in settings.MIDDLEWARE]
        shown = [
            "SecurityMiddleware",
            "WhiteNoiseMiddleware",
            "RequestLogMiddleware",
            "SecurityHeadersMiddleware",
            "CorsMiddleware",
            "SessionMiddleware",
            "LocaleMiddleware",
            "CommonMiddleware",
            "CsrfViewMiddleware",
            "AuthenticationMiddleware",
            "MessageMiddleware",
            "XFrameOptionsMiddleware",
            "AccountMiddleware",
            "HistoryRequestMiddleware",
            "AxesMiddleware",
        ]
        self.assertEqual([name for name in names if name in shown], shown)

    def test_another_order_is_found(self) -> None:
        self.assertEqual(len(misplaced([USER, SESSION])), 1)

    @override_settings(MIDDLEWARE=[USER, SESSION])
    def test_the_user_needs_the_session(self) -> None:
        with self.assertRaises(ImproperlyConfigured):
            self.client.get("/")
