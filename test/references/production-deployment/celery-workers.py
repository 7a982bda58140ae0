from celery import current_app
from django.test import SimpleTestCase


class WorkerTests(SimpleTestCase):
    def test_the_four_times_are_in_order(self) -> None:
        conf = current_app.conf
        visibility = conf.broker_transport_options["visibility_timeout"]
        self.assertEqual(conf.task_soft_time_limit, 270)
        self.assertEqual(conf.task_time_limit, 300)
        self.assertLess(conf.task_soft_time_limit, conf.task_time_limit)
        self.assertLess(conf.task_time_limit, visibility)
        self.assertEqual(visibility, 3600)

    def test_what_is_killed_is_queued_again(self) -> None:
        self.assertTrue(current_app.conf.task_acks_late)
        self.assertTrue(current_app.conf.task_reject_on_worker_lost)

    def test_unknown_tasks_are_lost_to_old_code(self) -> None:
        self.assertNotIn("apps.core.tasks.of_tomorrow", current_app.tasks)
