from datetime import timedelta

from celery import current_app
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import TestCase
from django.utils import timezone

from apps.core.tasks import clear_expired_sessions


class ClearExpiredSessionsTests(TestCase):
    def test_only_expired_sessions_are_deleted(self) -> None:
        now = timezone.now()
        for key, age in (("expired", -1), ("current", 1)):
            expiry = now + timedelta(days=age)
            Session.objects.create(session_key=key, expire_date=expiry)
        clear_expired_sessions.apply()
        keys = Session.objects.values_list("session_key", flat=True)
        self.assertEqual(list(keys), ["current"])


class ScheduleTests(TestCase):
    def test_every_scheduled_task_exists(self) -> None:
        current_app.loader.import_default_modules()
        for entry in settings.CELERY_BEAT_SCHEDULE.values():
            self.assertIn(entry["task"], current_app.tasks)
