from decimal import Decimal

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, TestCase, override_settings
from django.urls import include, path

from apps.shop.tests.factories import ProductFactory

from . import views


def fail(_request: HttpRequest) -> HttpResponse:
    message = "a secret"
    raise RuntimeError(message)


def forbid(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


urlpatterns = [
    path("price/<int:pk>/", views.price),
    path("fail/", fail),
    path("api/fail/", fail),
    path("forbid/", forbid),
    path("", include("config.urls")),
]
handler404 = "apps.core.problems.not_found"
handler500 = "apps.core.problems.server_error"


@override_settings(ROOT_URLCONF=__name__)
class ErrorTests(TestCase):
    def setUp(self) -> None:
        cache.clear()

    def test_exceptions_say_what_is_answered(self) -> None:
        product = ProductFactory(price=Decimal(2))
        for address, status in (
            (f"/price/{product.pk}/", 200),
            (f"/price/{product.pk}/?currency=EURO", 400),
            ("/price/0/", 404),
            ("/forbid/", 403),
        ):
            with self.subTest(address=address):
                self.assertEqual(self.client.get(address).status_code, status)

    def test_a_service_that_is_down_does_not_take_the_page_along(self) -> None:
        product = ProductFactory(price=Decimal(2))
        cache.set("rate:USD", Decimal("1.5"))
        with self.assertLogs(views.logger, "WARNING"):
            response = self.client.get(f"/price/{product.pk}/?currency=USD")
        self.assertEqual(response.json(), {"price": "3.00", "is_fresh": False})

    def test_a_500_is_logged_once_and_tells_nothing(self) -> None:
        self.client.raise_request_exception = False
        for address, kind in (
            ("/fail/", "text/html; charset=utf-8"),
            ("/api/fail/", "application/problem+json"),
        ):
            with self.assertLogs("django.request", "ERROR") as logs:
                response = self.client.get(address)
            self.assertEqual(len(logs.records), 1)
            self.assertIsNotNone(logs.records[0].exc_info)
            self.assertEqual(response.status_code, 500)
            self.assertEqual(response.headers["Content-Type"], kind)
            self.assertNotIn(b"secret", response.content)

    def test_wrong_catch_is_a_200(self) -> None:
        from .wrong_swallow import show  # noqa: PLC0415

        response = show(RequestFactory().get("/"), 0)
        self.assertEqual(response.status_code, 200)
