from django.test import SimpleTestCase

from apps.core.logging import request_id
from apps.core.tasks import clear_expired_sessions
from config.celery import send_request_id, take_request_id


class TaskLoggingTests(SimpleTestCase):
    def setUp(self) -> None:
        self.addCleanup(request_id.reset, request_id.set("0123456789"))

    def start(self, **request: str | bool | None) -> None:
        clear_expired_sessions.push_request(**request)
        self.addCleanup(clear_expired_sessions.pop_request)
        take_request_id(task_id="4711", task=clear_expired_sessions)

    def test_a_task_goes_on_with_the_request_that_queued_it(self) -> None:
        headers: dict[str, str | None] = {}
        send_request_id(headers)
        request_id.set("another")
        self.start(**headers)
        self.assertEqual(request_id.get(), "0123456789")

    def test_a_task_of_the_schedule_has_an_identity_of_its_own(self) -> None:
        self.start(request_id=None)
        self.assertEqual(request_id.get(), "4711")

    def test_a_task_that_runs_where_it_is_called_stays_part_of_the_request(
        self,
    ) -> None:
        self.start(is_eager=True)
        self.assertEqual(request_id.get(), "0123456789")
