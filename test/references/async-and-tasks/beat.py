from datetime import UTC, datetime, timedelta

from celery import current_app
from celery.schedules import crontab
from django.core.cache import cache
from django.test import TestCase, override_settings
from django.utils import timezone

from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory

from . import tasks, wrong_schedule

LOCMEM = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


@override_settings(CACHES=LOCMEM)
class CancelTests(TestCase):
    def setUp(self) -> None:
        cache.clear()
        self.order = OrderFactory.create(status=Order.Status.NEW)

    def test_what_is_due_is_done(self) -> None:
        self.assertEqual(tasks.cancel_unpaid.delay().get(), 0)
        later = timezone.now() + timedelta(days=1, minutes=1)
        self.assertEqual(tasks.cancel_unpaid.delay(later.isoformat()).get(), 1)
        self.assertFalse(Order.objects.exists())

    def test_it_does_not_meet_itself(self) -> None:
        cache.add(tasks.LOCK, "running", tasks.LIMIT)
        self.assertIsNone(tasks.cancel_unpaid())
        cache.delete(tasks.LOCK)
        self.assertEqual(tasks.cancel_unpaid(), 0)
        self.assertIsNone(cache.get(tasks.LOCK))


class ScheduleTests(TestCase):
    def test_when_it_is_due(self) -> None:
        def due(at: datetime, last: datetime) -> bool:
            schedule = crontab(minute="*/10", nowfun=lambda: at)
            return schedule.is_due(last).is_due

        noon = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
        self.assertFalse(due(noon + timedelta(minutes=9), noon))
        self.assertTrue(due(noon + timedelta(minutes=10), noon))

    def test_an_hour_without_a_minute_is_sixty_times(self) -> None:
        self.assertEqual(len(crontab(hour="3").minute), 60)
        self.assertEqual(len(crontab(hour="3", minute="0").minute), 1)

    def test_wrong_a_task_that_is_not_there(self) -> None:
        current_app.loader.import_default_modules()
        (entry,) = wrong_schedule.SCHEDULE.values()
        self.assertNotIn(entry["task"], current_app.tasks)
