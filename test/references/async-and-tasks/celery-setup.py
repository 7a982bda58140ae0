from django.test import SimpleTestCase
from kombu.exceptions import OperationalError

from config import celery_app

from . import wrong_celery
from .celery import app
from .tasks import add


class SetupTests(SimpleTestCase):
    def test_it_reads_the_settings(self) -> None:
        for one in (app, celery_app):
            self.assertEqual(one.conf.broker_url, "memory://")
            self.assertEqual(one.conf.result_backend, "django-db")
            one.loader.import_default_modules()
            self.assertIn("apps.core.tasks.clear_expired_sessions", one.tasks)

    def test_a_task_runs(self) -> None:
        self.assertEqual(add.delay(2, 2).get(timeout=5), 4)

    def test_wrong_it_looks_for_a_broker_on_this_machine(self) -> None:
        conf = wrong_celery.app.conf
        self.assertIsNone(conf.broker_url)
        with wrong_celery.app.connection_for_write() as connection:
            self.assertEqual(connection.as_uri(), "amqp://guest:**@localhost:5672//")
        with self.assertRaises(OperationalError):
            wrong_celery.add.apply_async((2, 2), retry=False)
