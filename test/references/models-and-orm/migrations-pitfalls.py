from django.db.migrations.writer import MigrationWriter
from django.test import TestCase
from django.test.utils import isolate_apps


class PitfallTests(TestCase):
    def test_wrong_default_cannot_be_written(self) -> None:
        with isolate_apps(__package__):
            from .wrong_models import Tariff, rates  # noqa: PLC0415

        levels = Tariff._meta.get_field("levels").default
        with self.assertRaisesMessage(ValueError, "Cannot serialize function: lambda"):
            MigrationWriter.serialize(levels)
        text, _ = MigrationWriter.serialize(Tariff._meta.get_field("names").default)
        self.assertTrue(text.endswith(".rates"))
        self.assertEqual(rates(), ["low", "high"])
