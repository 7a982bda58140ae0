import tempfile
from pathlib import Path
from unittest import mock

from celery.signals import heartbeat_sent
from django.test import SimpleTestCase


class WorkerHealthTests(SimpleTestCase):
    def test_a_heartbeat_is_seen_from_outside(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            heartbeat = Path(folder) / "heartbeat"
            with mock.patch("config.celery.HEARTBEAT", heartbeat):
                heartbeat_sent.send(sender=None)
            self.assertTrue(heartbeat.exists())
