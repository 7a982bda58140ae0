from celery import current_app, shared_task
from django.test import SimpleTestCase
from prometheus_client import REGISTRY

from . import figures, wrong_tasks


@shared_task
def halve(number: int) -> float:
    if number < 0:
        raise ValueError(number)
    return number / 2


def ended(name: str, state: str) -> float:
    labels = {"name": name, "state": state}
    return REGISTRY.get_sample_value("tasks_total", labels) or 0


class FigureTests(SimpleTestCase):
    def setUp(self) -> None:
        figures.connect()

    def test_what_ended_is_counted_and_timed(self) -> None:
        before = ended(halve.name, "SUCCESS")
        halve.delay(4)
        self.assertEqual(ended(halve.name, "SUCCESS"), before + 1)
        count = REGISTRY.get_sample_value(
            "task_duration_seconds_count", {"name": halve.name}
        )
        self.assertGreater(count, 0)
        self.assertEqual(figures.begun, {})

    def test_a_failure_is_counted_and_logged(self) -> None:
        with self.assertLogs(figures.logger, "ERROR") as logs:
            halve.apply(args=[-1], throw=False)
        self.assertIn("ValueError", logs.output[0])
        self.assertEqual(ended(halve.name, "FAILURE"), 1)

    def test_how_many_wait(self) -> None:
        current_app.send_task("nobody.takes.this", queue="lonely")
        current_app.send_task("nobody.takes.this", queue="lonely")
        self.assertEqual(figures.waiting("lonely"), 2)
        with current_app.connection_for_write() as connection:
            connection.default_channel.queue_purge("lonely")
        self.assertEqual(figures.waiting("lonely"), 0)

    def test_wrong_what_is_caught_counts_as_success(self) -> None:
        name = wrong_tasks.fetch.name
        with self.assertLogs(wrong_tasks.logger, "WARNING"):
            result = wrong_tasks.fetch.apply(args=["https://example.com"])
        self.assertTrue(result.successful())
        self.assertEqual(ended(name, "SUCCESS"), 1)
        self.assertEqual(ended(name, "FAILURE"), 0)
