from apps.core import health
from django.test import Client, TestCase

from .smoke import smoke


class SmokeTests(TestCase):
    def test_a_good_release_has_no_findings(self) -> None:
        from unittest import mock

        with mock.patch.dict(health.CHECKS, clear=True):
            self.assertEqual(smoke(Client()), [])

    def test_a_bad_one_is_named(self) -> None:
        from unittest import mock

        def fail() -> None:
            raise OSError("down")

        with (
            mock.patch.dict(health.CHECKS, {"broker": fail}, clear=True),
            self.assertLogs(health.__name__, "ERROR"),
        ):
            self.assertEqual(smoke(Client()), ["/health/ready/"])
