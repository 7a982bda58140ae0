from django.conf import settings
from django.http import HttpResponse
from django.test import SimpleTestCase, override_settings
from django.urls import path

from .views import scan_ticket
from .wrong_middleware import MaintenanceMiddleware

urlpatterns = [
    path("scan/", scan_ticket),
    path("plain/", lambda _request: HttpResponse("plain")),
]

MAINTENANCE = f"{MaintenanceMiddleware.__module__}.MaintenanceMiddleware"
HEADERS = {
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
}


@override_settings(ROOT_URLCONF=__name__, SECURE_HSTS_SECONDS=3600)
class HeaderTests(SimpleTestCase):
    def headers(self, address: str = "/plain/") -> dict[str, str]:
        response = self.client.get(address, secure=True)
        return {name: response.headers.get(name, "") for name in HEADERS}

    def test_a_page_has_all_eight(self) -> None:
        headers = self.headers()
        self.assertEqual([name for name, value in headers.items() if not value], [])
        self.assertEqual(headers["X-Frame-Options"], "DENY")
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(headers["Referrer-Policy"], "same-origin")

    def test_a_view_can_differ(self) -> None:
        headers = self.headers("/scan/")
        self.assertEqual(headers["Permissions-Policy"], "camera=(self)")

    @override_settings(MIDDLEWARE=[MAINTENANCE, *settings.MIDDLEWARE])
    def test_wrong_place_of_a_middleware_loses_them(self) -> None:
        self.assertEqual(set(self.headers().values()), {""})

    @override_settings(MIDDLEWARE=[*settings.MIDDLEWARE, MAINTENANCE])
    def test_the_last_place_keeps_them(self) -> None:
        self.assertNotIn("", self.headers().values())
