from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, TestCase
from django.urls import reverse

from apps.core.security import SecurityHeadersMiddleware


class SecurityHeadersTests(TestCase):
    def test_a_page_has_them_all(self) -> None:
        response = self.client.get(reverse("admin:login"))

        for name, value in {
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        }.items():
            with self.subTest(name):
                self.assertEqual(response.headers[name], value)
        self.assertIn("camera=()", response.headers["Permissions-Policy"])

    def test_a_view_may_differ(self) -> None:
        def view(_request: HttpRequest) -> HttpResponse:
            return HttpResponse(headers={"Permissions-Policy": "camera=(self)"})

        response = SecurityHeadersMiddleware(view)(RequestFactory().get("/"))

        self.assertEqual(response.headers["Permissions-Policy"], "camera=(self)")
