from celery import current_app
from celery.app.routes import Router, prepare
from django.conf import settings
from django.test import SimpleTestCase

from . import tasks, wrong_tasks


def queue_of(name: str, routes: dict, **options: str) -> str:
    router = Router(
        prepare(routes), current_app.amqp.queues, create_missing=True, app=current_app
    )
    return router.route(options, name)["queue"].name


ROUTES = {
    "apps.blog.tasks.*": {"queue": "heavy"},
    "apps.blog.tasks.notify": {"queue": "default"},
}


class RouteTests(SimpleTestCase):
    def test_an_exact_name_goes_before_a_pattern(self) -> None:
        self.assertEqual(queue_of("apps.blog.tasks.render", ROUTES), "heavy")
        self.assertEqual(queue_of("apps.blog.tasks.notify", ROUTES), "default")
        self.assertEqual(queue_of("apps.shop.tasks.other", ROUTES), "default")

    def test_the_call_goes_before_both(self) -> None:
        name = "apps.blog.tasks.render"
        self.assertEqual(queue_of(name, ROUTES, queue="mails"), "mails")
        own = tasks.render._get_exec_options()
        self.assertEqual(own["queue"], "heavy")
        self.assertEqual(queue_of(tasks.notify.name, ROUTES, **own), "heavy")

    def test_maintenance_has_a_queue_in_our_settings(self) -> None:
        routes = settings.CELERY_TASK_ROUTES
        name = "apps.core.tasks.clear_expired_sessions"
        self.assertEqual(queue_of(name, routes), "maintenance")
        self.assertEqual(queue_of("apps.core.tasks.send_mail", routes), "default")

    def test_wrong_any_name_makes_a_queue(self) -> None:
        own = wrong_tasks.notify._get_exec_options()
        self.assertEqual(queue_of(wrong_tasks.notify.name, {}, **own), "defualt")
        self.assertTrue(current_app.conf.task_create_missing_queues)
