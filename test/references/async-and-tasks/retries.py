from unittest import mock

from celery.exceptions import Retry
from django.test import SimpleTestCase

from config import celery_app

from . import supplier, tasks, wrong_tasks
from .supplier import Busy, Refused, tried


def answers(*effects: object) -> mock._patch:
    return mock.patch.object(tasks, "send", side_effect=effects)


class RetryTests(SimpleTestCase):
    def setUp(self) -> None:
        self.addCleanup(celery_app.conf.update, task_eager_propagates=True)
        celery_app.conf.update(task_eager_propagates=False)

    def test_it_succeeds_at_the_third_time(self) -> None:
        with answers(OSError, Busy(30), "accepted") as send:
            result = tasks.order_from_supplier.apply(args=["A1"], throw=False)
        self.assertEqual(result.get(), "accepted")
        self.assertEqual(send.call_count, 3)

    def test_what_is_refused_is_recorded_at_once(self) -> None:
        with answers(Refused("no")) as send, self.assertLogs(level="ERROR") as logs:
            result = tasks.order_from_supplier.apply(args=["A1"], throw=False)
        self.assertTrue(result.failed())
        self.assertEqual(send.call_count, 1)
        self.assertTrue(any("given up" in line for line in logs.output))

    def test_it_gives_up_after_five(self) -> None:
        with answers(*[OSError] * 9) as send, self.assertLogs(level="ERROR"):
            result = tasks.order_from_supplier.apply(args=["A1"], throw=False)
        self.assertTrue(result.failed())
        self.assertEqual(send.call_count, 6)

    def test_the_other_side_says_when(self) -> None:
        task = tasks.order_from_supplier
        task.push_request(called_directly=False, args=["A1"], kwargs={}, retries=0)
        self.addCleanup(task.pop_request)
        with (
            answers(Busy(30)),
            mock.patch.object(task, "apply_async"),
            mock.patch.object(task, "signature_from_request") as signature,
            self.assertRaises(Retry) as caught,
        ):
            task.run("A1")
        self.assertEqual(caught.exception.when, 30)
        self.assertEqual(signature.call_args.kwargs["countdown"], 30)

    def test_wrong_a_bug_is_tried_four_times(self) -> None:
        with mock.patch.object(
            wrong_tasks, "int", side_effect=ValueError, create=True
        ) as parse:
            result = wrong_tasks.parse.apply(args=["x"], throw=False)
        self.assertTrue(result.failed())
        self.assertEqual(parse.call_count, 4)


class AsyncRetryTests(SimpleTestCase):
    async def test_the_third_answers(self) -> None:
        ask = mock.AsyncMock(side_effect=[OSError, TimeoutError, "yes"])
        self.assertEqual(await tried(ask, wait=0), "yes")

    async def test_the_last_error_is_raised(self) -> None:
        ask = mock.AsyncMock(side_effect=OSError)
        with self.assertRaises(OSError):
            await tried(ask, wait=0)
        self.assertEqual(ask.await_count, 3)
        ask = mock.AsyncMock(side_effect=supplier.Refused)
        with self.assertRaises(Refused):
            await tried(ask, wait=0)
        self.assertEqual(ask.await_count, 1)
