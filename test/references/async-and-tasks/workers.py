from unittest import mock

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.test import TestCase

from apps.shop.tests.factories import ProductFactory

from . import tasks, wrong_tasks


class LimitTests(TestCase):
    def test_the_rest_is_queued_again(self) -> None:
        products = ProductFactory.create_batch(3, price=1)
        keys = [product.pk for product in products]
        one = mock.Mock(
            wraps=tasks.reprice_one,
            side_effect=[mock.DEFAULT, SoftTimeLimitExceeded, *[mock.DEFAULT] * 2],
        )
        with mock.patch.object(tasks, "reprice_one", one):
            self.assertEqual(tasks.reprice(keys), 1)
        for product in products:
            product.refresh_from_db()
            self.assertEqual(product.price, 2)

    def test_wrong_who_catches_all_goes_on(self) -> None:
        one = mock.Mock(side_effect=[SoftTimeLimitExceeded, None])
        with self.assertLogs(wrong_tasks.__name__, "ERROR"):
            self.assertEqual(wrong_tasks.reprice([1, 2], one), 1)
        self.assertEqual(one.call_count, 2)

    def test_limits_are_in_order(self) -> None:
        transport = settings.CELERY_BROKER_TRANSPORT_OPTIONS
        times = [
            settings.CELERY_TASK_SOFT_TIME_LIMIT,
            settings.CELERY_TASK_TIME_LIMIT,
            transport["visibility_timeout"],
        ]
        self.assertEqual(times, sorted(times))
        self.assertLess(tasks.reprice.soft_time_limit, tasks.reprice.time_limit)
