from unittest import mock

from django.apps import apps
from django.db import connection
from django.db.migrations.state import ProjectState
from django.test import TestCase

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory

from . import trim_names


class TrimTests(TestCase):
    def migrate(self) -> None:
        migration = trim_names.Migration("0002_trim_names", "shop")
        with connection.schema_editor(atomic=False) as editor:
            migration.apply(ProjectState.from_apps(apps), editor)

    def test_names_are_trimmed_in_batches(self) -> None:
        for number in range(5):
            ProductFactory(name=f"  p{number} ")
        kept = ProductFactory(name="\tkept")
        with mock.patch.object(trim_names, "BATCH", 2):
            self.migrate()
            self.migrate()
        names = set(Product.objects.values_list("name", flat=True))
        self.assertEqual(names, {"p0", "p1", "p2", "p3", "p4", kept.name})

    def test_models_of_the_time_have_no_methods(self) -> None:
        product = ProjectState.from_apps(apps).apps.get_model("shop", "Product")
        self.assertIsNot(product, Product)
        self.assertIn("Product object", str(product(name="Tea")))
