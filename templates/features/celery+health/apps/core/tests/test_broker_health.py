from django.test import SimpleTestCase
from kombu.exceptions import OperationalError

from apps.core.health import check_broker
from config import celery_app


class BrokerHealthTests(SimpleTestCase):
    def test_a_broker_that_answers_is_healthy(self) -> None:
        check_broker()

    def test_one_that_does_not_is_not(self) -> None:
        self.addCleanup(celery_app.conf.update, broker_url=celery_app.conf.broker_url)
        celery_app.conf.update(broker_url="redis://localhost:1/0")
        with self.assertRaises(OperationalError):
            check_broker()
