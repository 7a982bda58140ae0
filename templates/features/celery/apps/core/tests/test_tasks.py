import os
import subprocess
import sys
from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import SimpleTestCase, TestCase
from django.utils import timezone

from apps.core.tasks import clear_expired_sessions

# What a worker loads; tests import more than that.
PROBE = """
from config import celery_app
celery_app.loader.import_default_modules()
print(*celery_app.tasks)
"""


class ClearExpiredSessionsTests(TestCase):
    def test_only_expired_sessions_are_deleted(self) -> None:
        now = timezone.now()
        for key, age in (("expired", -1), ("current", 1)):
            expiry = now + timedelta(days=age)
            Session.objects.create(session_key=key, expire_date=expiry)
        clear_expired_sessions.apply()
        keys = Session.objects.values_list("session_key", flat=True)
        self.assertEqual(list(keys), ["current"])


class ScheduleTests(SimpleTestCase):
    def test_a_worker_knows_every_scheduled_task(self) -> None:
        known = subprocess.check_output(
            [sys.executable, "-c", PROBE],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            encoding="utf-8",
        ).split()
        for entry in settings.CELERY_BEAT_SCHEDULE.values():
            self.assertIn(entry["task"], known)
