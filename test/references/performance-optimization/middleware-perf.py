from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, TestCase

from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory

from . import wrong_middleware
from .middleware import OpenOrdersMiddleware, ServerTimingMiddleware


def plain(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def showing(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.open_orders}")


class MiddlewareTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        OrderFactory.create_batch(2, status=Order.Status.NEW)

    def test_the_time_is_told(self) -> None:
        response = ServerTimingMiddleware(plain)(RequestFactory().get("/"))
        self.assertRegex(response.headers["Server-Timing"], r"^app;dur=\d+\.\d$")

    def test_asked_only_where_it_is_shown(self) -> None:
        with self.assertNumQueries(0):
            OpenOrdersMiddleware(plain)(RequestFactory().get("/"))
        with self.assertNumQueries(1):
            response = OpenOrdersMiddleware(showing)(RequestFactory().get("/"))
        self.assertEqual(response.content, b"2")

    def test_wrong_asked_on_each_request(self) -> None:
        with self.assertNumQueries(1):
            wrong_middleware.OpenOrdersMiddleware(plain)(RequestFactory().get("/"))
