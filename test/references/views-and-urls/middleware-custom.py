from unittest import mock

from django.core.cache import cache
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, TestCase, override_settings
from django.urls import include, path

from apps.users.tests.factories import UserFactory

from . import middleware


def show(request: HttpRequest, **_values: str) -> HttpResponse:
    return HttpResponse(getattr(request, "tenant", ""))


urlpatterns = [
    path("staff/<str:secret>/", show),
    path("show/", show),
    path("", include("config.urls")),
]
NAMES = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    *(
        f"{middleware.__name__}.{name}"
        for name in (
            "AccessLogMiddleware",
            "TenantMiddleware",
            "RateLimitMiddleware",
            "StaffAreaMiddleware",
        )
    ),
]


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=NAMES, STAFF_PATHS=["/staff/"])
class MiddlewareTests(TestCase):
    def setUp(self) -> None:
        cache.clear()

    def test_a_header_is_taken_or_refused(self) -> None:
        for name, status in (("acme", 200), ("Not valid", 400), ("x" * 40, 400)):
            response = self.client.get("/show/", headers={"x-tenant": name})
            self.assertEqual(response.status_code, status)
        self.assertContains(self.client.get("/show/"), "main")

    def test_a_line_without_secrets(self) -> None:
        with self.assertLogs(middleware.logger, "INFO") as logs:
            self.client.get("/show/?token=secret")
            self.client.get("/staff/secret/")
        self.assertEqual(logs.records[0].getMessage(), "GET show/ 200")
        self.assertNotIn("secret/", logs.output[1].replace("<str:secret>/", ""))
        self.assertGreaterEqual(logs.records[0].ms, 0)

    def test_staff_alone(self) -> None:
        self.assertEqual(self.client.get("/staff/a/").status_code, 302)
        self.client.force_login(UserFactory())
        self.assertEqual(self.client.get("/staff/a/").status_code, 403)
        self.client.force_login(UserFactory(is_staff=True))
        self.assertEqual(self.client.get("/staff/a/").status_code, 200)

    def test_the_next_one_is_refused(self) -> None:
        with mock.patch.object(middleware.RateLimitMiddleware, "limit", 2):
            found = [self.client.get("/show/").status_code for _ in range(3)]
            self.assertEqual(found, [200, 200, 429])
            forged = self.client.get("/show/", headers={"x-forwarded-for": "1.2.3.4"})
        self.assertEqual(forged.status_code, 429)
        self.assertEqual(forged.headers["Retry-After"], "60")

    def test_one_takes_itself_out(self) -> None:
        with override_settings(STAFF_PATHS=[]), self.assertRaises(MiddlewareNotUsed):
            middleware.StaffAreaMiddleware(show)

    def test_one_alone(self) -> None:
        alone = middleware.TenantMiddleware(lambda _: HttpResponse("in"))
        self.assertEqual(alone(RequestFactory().get("/")).content, b"in")
