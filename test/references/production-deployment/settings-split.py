import os
import subprocess
import sys

from django.conf import settings
from django.test import SimpleTestCase


def module_of(path: str) -> str:
    text = (settings.BASE_DIR / path).read_text()
    return text.partition('"DJANGO_SETTINGS_MODULE", "')[2].partition('"')[0]


class DefaultTests(SimpleTestCase):
    def test_servers_default_to_production_and_people_to_development(self) -> None:
        for path in ("config/wsgi.py", "config/asgi.py", "config/celery.py"):
            with self.subTest(path):
                self.assertEqual(module_of(path), "config.settings.production")
        self.assertEqual(module_of("manage.py"), "config.settings.development")

    def test_tests_have_their_own_whatever_the_shell_says(self) -> None:
        code = (
            "import sys, runpy; sys.argv = ['manage.py', 'test', '--help']\n"
            "try: runpy.run_path('manage.py', run_name='__main__')\n"
            "except SystemExit: pass\n"
            "import os; print(os.environ['DJANGO_SETTINGS_MODULE'])"
        )
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=settings.BASE_DIR,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.production"},
            capture_output=True,
            text=True,
            check=True,
        )
        self.assertEqual(done.stdout.splitlines()[-1], "config.settings.test")
