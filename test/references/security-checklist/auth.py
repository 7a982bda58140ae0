from http import HTTPStatus
from unittest import mock

from apps.users.models import User
from apps.users.tests.factories import UserFactory
from django.conf import settings
from django.contrib.auth import authenticate, login
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, TestCase, override_settings
from django.urls import include, path, reverse

from . import backends, views, wrong_backends

PASSWORD = "correct horse battery staple"
AUTHENTICATION = "django.contrib.auth.middleware.AuthenticationMiddleware"


def closed_by_default() -> list[str]:
    at = settings.MIDDLEWARE.index(AUTHENTICATION) + 1
    middleware = list(settings.MIDDLEWARE)
    middleware.insert(at, "django.contrib.auth.middleware.LoginRequiredMiddleware")
    return middleware


def log_in(request: HttpRequest) -> HttpResponse:
    user = User.objects.get(email=request.POST["email"])
    login(request, user, "django.contrib.auth.backends.ModelBackend")
    return HttpResponse()


urlpatterns = [
    path("pricing/", views.pricing),
    path("invoices/", views.invoices),
    path("log-in/", log_in),
    path("log-out/", LogoutView.as_view()),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class PageTests(TestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()

    @override_settings(MIDDLEWARE=closed_by_default())
    def test_pages_are_closed_unless_they_say_otherwise(self) -> None:
        self.assertEqual(self.client.get("/pricing/").status_code, HTTPStatus.OK)
        response = self.client.get("/invoices/")
        address = f"{reverse('account_login')}?next=/invoices/"
        self.assertRedirects(response, address, fetch_redirect_response=False)
        self.client.force_login(self.user)
        self.assertContains(self.client.get("/invoices/"), self.user.email)

    @override_settings(MIDDLEWARE=closed_by_default())
    def test_the_api_decides_for_itself(self) -> None:
        response = self.client.get(reverse("v1:user-list"))
        self.assertEqual(response.status_code, HTTPStatus.UNAUTHORIZED)

    def test_a_login_leaves_nothing_of_the_session_before(self) -> None:
        session = self.client.session
        session["basket"] = 1
        session.save()
        self.client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
        self.client.post("/log-in/", {"email": self.user.email})
        self.assertNotEqual(self.client.session.session_key, session.session_key)
        self.assertFalse(self.client.session.exists(session.session_key))

    def test_nobody_is_logged_out_by_a_get(self) -> None:
        self.client.force_login(self.user)
        response = self.client.get("/log-out/")
        self.assertEqual(response.status_code, HTTPStatus.METHOD_NOT_ALLOWED)


class BackendTests(TestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create(email="ada@example.com")

    def authenticate(self, module: object, name: str, password: str) -> object:
        path = f"{module.__name__}.ShortNameBackend"
        with override_settings(AUTHENTICATION_BACKENDS=[path]):
            request = RequestFactory().post("/")
            return authenticate(request, username=name, password=password)

    def hashes(self, module: object, name: str) -> int:
        with mock.patch.object(
            MD5PasswordHasher, "encode", autospec=True, return_value="md5$x$y"
        ) as encode:
            self.authenticate(module, name, "wrong")
        return encode.call_count

    def test_a_short_name_and_the_right_password(self) -> None:
        self.assertEqual(self.authenticate(backends, "ada", PASSWORD), self.user)
        self.assertIsNone(self.authenticate(backends, "ada", "wrong"))
        self.assertIsNone(self.authenticate(backends, "ada@example.com", PASSWORD))

    def test_inactive_people_stay_out(self) -> None:
        User.objects.update(is_active=False)
        self.assertIsNone(self.authenticate(backends, "ada", PASSWORD))

    def test_wrong_backend_lets_inactive_people_in(self) -> None:
        User.objects.update(is_active=False)
        self.assertEqual(self.authenticate(wrong_backends, "ada", PASSWORD), self.user)

    def test_an_unknown_name_takes_as_long(self) -> None:
        self.assertGreaterEqual(self.hashes(backends, "nobody"), 1)

    def test_wrong_backend_tells_by_its_time_who_is_known(self) -> None:
        self.assertGreaterEqual(self.hashes(wrong_backends, "ada"), 1)
        self.assertEqual(self.hashes(wrong_backends, "nobody"), 0)
