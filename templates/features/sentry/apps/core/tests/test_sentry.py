from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest import mock

import sentry_sdk
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, TestCase, override_settings
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.transport import Transport

from apps.core import sentry

if TYPE_CHECKING:
    from sentry_sdk.envelope import Envelope


@csrf_exempt
def failing(request: HttpRequest) -> HttpResponse:
    password = request.POST["password"]
    message = f"no account of {request.POST['email']} in {len(password)} tries"
    raise LookupError(message)


def failed(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=500)


urlpatterns = [path("failing/", failing)]
# The page of the project may ask for more than there is in a test.
handler500 = failed


class FakeTransport(Transport):
    """Keeps what would have been sent."""

    def __init__(self, options: dict[str, Any] | None = None) -> None:
        super().__init__(options)
        self.sent: list[str] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        self.sent.append(envelope.serialize().decode())


@override_settings(ROOT_URLCONF=__name__)
class SentryTests(TestCase):
    def setUp(self) -> None:
        self.transport = FakeTransport()
        sentry.start(
            dsn="https://key@sentry.example.com/1",
            transport=self.transport,
            default_integrations=False,
            integrations=[DjangoIntegration()],
        )
        self.addCleanup(sentry_sdk.init)

    def test_an_error_is_reported_once_and_names_nobody(self) -> None:
        request = RequestFactory().post(
            "/failing/?email=ada@example.com&password=hunter2",
            {"email": "ada@example.com", "password": "hunter2"},
            headers={
                "Cookie": "sessionid=adas-session",
                "Authorization": "Bearer adas-token",
            },
        )

        with self.assertLogs("django.request", "ERROR"):
            # The test client would go past the place where Sentry reads requests.
            WSGIHandler()(request.environ, mock.Mock())

        (event,) = self.transport.sent
        self.assertIn("no account of [email] in 7 tries", event)
        for private in ("ada@", "hunter2", "adas-session", "adas-token"):
            self.assertNotIn(private, event)
