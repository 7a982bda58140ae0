import os
import secrets
import subprocess
import sys

from django.conf import settings
from django.test import SimpleTestCase


def example_environment() -> dict[str, str]:
    lines = (settings.BASE_DIR / ".env.example").read_text().splitlines()
    pairs = (line.partition("=") for line in lines if not line.startswith("#"))
    return {
        name: secrets.token_urlsafe(64) if name.endswith("SECRET_KEY") else value
        for name, _, value in pairs
        if name
    }


def start(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Start Django on the production settings, in a process of its own."""
    surroundings = os.environ.keys() - example_environment().keys()
    return subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        cwd=settings.BASE_DIR,
        env={name: os.environ[name] for name in surroundings}
        | environment
        | {"DJANGO_SETTINGS_MODULE": "config.settings.production"},
        capture_output=True,
        text=True,
        check=False,
    )


class ProductionSettingsTests(SimpleTestCase):
    def test_nothing_starts_without_an_environment(self) -> None:
        self.assertIn("Set the SECRET_KEY environment variable", start({}).stderr)

    def test_the_example_names_all_that_is_needed(self) -> None:
        self.assertEqual(start(example_environment()).stderr, "")
