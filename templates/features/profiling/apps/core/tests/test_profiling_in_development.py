import os
import subprocess
import sys

from django.conf import settings
from django.test import SimpleTestCase

PROBE = """
import django
django.setup()
from django.test import Client
print(Client().get("/admin/login/", follow=True)["Server-Timing"])
"""


class ProfilingTests(SimpleTestCase):
    def test_pages_of_development_tell_their_queries(self) -> None:
        settings_module = {"DJANGO_SETTINGS_MODULE": "config.settings.development"}
        done = subprocess.run(
            [sys.executable, "-c", PROBE],
            cwd=settings.BASE_DIR,
            env=os.environ | settings_module,
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertIn("queries", done.stdout, done.stderr)
