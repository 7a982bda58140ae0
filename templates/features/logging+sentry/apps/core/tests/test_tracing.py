import sentry_sdk
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, SimpleTestCase

from apps.core import sentry
from apps.core.logging import request_id
from apps.core.tracing import RequestTagMiddleware

from .test_sentry import FakeTransport


class RequestTagMiddlewareTests(SimpleTestCase):
    def test_an_event_has_the_id_of_its_request(self) -> None:
        transport = FakeTransport()
        sentry.start(dsn="https://key@sentry.example.com/1", transport=transport)
        self.addCleanup(sentry_sdk.init)
        self.addCleanup(request_id.reset, request_id.set("0123456789"))

        def view(_request: HttpRequest) -> HttpResponse:
            sentry_sdk.capture_message("Hello")
            return HttpResponse()

        with sentry_sdk.isolation_scope():
            RequestTagMiddleware(view)(RequestFactory().get("/"))

        (event,) = transport.sent
        self.assertIn('"tags":{"request_id":"0123456789"}', event)
