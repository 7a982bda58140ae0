from http.cookies import Morsel

from apps.users.tests.factories import UserFactory
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, TestCase, override_settings
from django.urls import path

from .views import choose_theme, show_theme


def choose_carelessly(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("Chosen")
    response.set_cookie("theme", request.POST["theme"])
    return response


urlpatterns = [
    path("choose/", choose_theme),
    path("careless/", choose_carelessly),
    path("show/", show_theme),
]


def flags(cookie: Morsel[str]) -> tuple[object, object, object]:
    return cookie["secure"], cookie["httponly"], cookie["samesite"]


@override_settings(ROOT_URLCONF=__name__)
class CookieTests(TestCase):
    def choose(self, address: str) -> Morsel[str]:
        response = self.client.post(address, {"theme": "dark"})
        (cookie,) = response.cookies.values()
        return cookie

    def test_a_cookie_has_all_flags(self) -> None:
        cookie = self.choose("/choose/")
        self.assertEqual(flags(cookie), (True, True, "Lax"))
        self.assertEqual((cookie["path"], cookie["domain"]), ("/", ""))

    def test_without_being_told_it_has_none(self) -> None:
        self.assertEqual(flags(self.choose("/careless/")), ("", "", ""))

    def test_everybody_reads_it_and_nobody_alters_it(self) -> None:
        cookie = self.choose("/choose/")
        self.assertTrue(cookie.value.startswith("dark:"))
        self.assertEqual(self.client.get("/show/").content, b"dark")
        self.client.cookies["__Host-theme"] = cookie.value.replace("dark", "pink")
        self.assertEqual(self.client.get("/show/").content, b"light")

    def test_the_salt_keeps_signatures_apart(self) -> None:
        response = HttpResponse()
        response.set_signed_cookie("__Host-theme", "dark", salt="other")
        self.client.cookies.update(response.cookies)
        self.assertEqual(self.client.get("/show/").content, b"light")


class SessionCookieTests(TestCase):
    @override_settings(
        SESSION_COOKIE_SECURE=True, SESSION_COOKIE_NAME="__Host-sessionid"
    )
    def test_the_session_meets_what_its_name_promises(self) -> None:
        client = Client()
        client.force_login(UserFactory.create())
        cookie = client.cookies["__Host-sessionid"]
        self.assertTrue(cookie["secure"])
        self.assertEqual(cookie["path"], "/")
        self.assertFalse(cookie["domain"])

    def test_the_defaults_are_http_only_and_lax(self) -> None:
        self.assertTrue(settings.SESSION_COOKIE_HTTPONLY)
        self.assertFalse(settings.CSRF_COOKIE_HTTPONLY)
        for name in ("SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SAMESITE"):
            self.assertEqual(getattr(settings, name), "Lax")
