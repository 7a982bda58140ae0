from unittest import mock

from apps.core import health
from django.db import OperationalError, connection
from django.test import SimpleTestCase, TestCase

from .checks import with_storage


def passing() -> None:
    """A service that is there."""


class HealthTests(TestCase):
    def ask(self, database: object) -> tuple[int, int, str]:
        checks = {"database": database, "cache": passing}
        with mock.patch.dict(health.CHECKS, checks, clear=True):
            ready = self.client.get("/health/ready/")
            live = self.client.get("/health/live/")
        return ready.status_code, live.status_code, ready.content.decode()

    def test_without_database_nothing_is_sent_here_and_nothing_restarted(self) -> None:
        broken = mock.patch.object(
            connection,
            "cursor",
            side_effect=OperationalError("no route to db.internal"),
        )
        with broken, self.assertLogs(health.__name__, "ERROR") as logs:
            ready, live, body = self.ask(health.check_database)
        self.assertEqual((ready, live), (503, 200))
        self.assertIn("database", body)
        self.assertNotIn("db.internal", body)
        self.assertIn("db.internal", logs.output[0])

    def test_with_it_all_is_well(self) -> None:
        ready, live, _ = self.ask(health.check_database)
        self.assertEqual((ready, live), (200, 200))


class CheckTests(SimpleTestCase):
    def test_one_more_check(self) -> None:
        checks = with_storage()
        self.assertLessEqual({"database", "cache", "storage"}, set(checks))
        checks["storage"]()
