from typing import Any

import sentry_sdk
from apps.core import sentry
from django.core.exceptions import DisallowedHost
from django.http import Http404
from django.test import SimpleTestCase
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from .sentry_noise import without_noise


class FakeTransport(Transport):
    def __init__(self, options: dict[str, Any] | None = None) -> None:
        super().__init__(options)
        self.sent: list[str] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        self.sent.append(envelope.serialize().decode())


class SentryTests(SimpleTestCase):
    def setUp(self) -> None:
        self.transport = FakeTransport()
        self.addCleanup(sentry_sdk.init)

    def start(self, **options: Any) -> None:
        sentry.start(transport=self.transport, default_integrations=False, **options)

    def test_an_event_has_its_release_and_no_address(self) -> None:
        dsn = "https://key@sentry.example.com/1"
        self.start(dsn=dsn, release="4f2a91c", environment="production")
        sentry_sdk.capture_message("no account of ada@example.com")
        (event,) = self.transport.sent
        self.assertIn("4f2a91c", event)
        self.assertIn("no account of [email]", event)

    def test_without_dsn_nothing_is_sent(self) -> None:
        sentry.start(dsn=None, default_integrations=False)
        self.assertIsNone(sentry_sdk.get_client().transport)
        self.assertIsNone(sentry_sdk.capture_message("nobody hears it"))

    def test_scanners_make_no_noise(self) -> None:
        for error, kept in {
            DisallowedHost(): 0,
            Http404(): 0,
            LookupError(): 1,
        }.items():
            event = without_noise({}, {"exc_info": (type(error), error, None)})
            self.assertEqual(event is not None, bool(kept))
        self.assertEqual(without_noise({"a": 1}, {}), {"a": 1})
