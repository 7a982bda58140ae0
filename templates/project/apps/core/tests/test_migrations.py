from django.core.management import call_command
from django.test import TestCase


class MigrationTests(TestCase):
    def test_models_and_migrations_are_in_step(self) -> None:
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)
