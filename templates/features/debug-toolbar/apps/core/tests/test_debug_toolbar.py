import os
import subprocess
import sys

from django.conf import settings
from django.test import SimpleTestCase

PROBE = """
import django
django.setup()
from django.test import Client
page = Client().get("/admin/login/", follow=True).content.decode()
print('id="djDebug"' in page)
"""


class DebugToolbarTests(SimpleTestCase):
    def test_it_is_on_the_pages_of_development(self) -> None:
        settings_module = {"DJANGO_SETTINGS_MODULE": "config.settings.development"}
        done = subprocess.run(
            [sys.executable, "-c", PROBE],
            cwd=settings.BASE_DIR,
            env=os.environ | settings_module,
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(done.stdout.strip(), "True", done.stderr)

    def test_it_is_nowhere_else(self) -> None:
        self.assertNotIn("debug_toolbar", settings.INSTALLED_APPS)
