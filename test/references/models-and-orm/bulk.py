from decimal import Decimal

from django.db import connection, models
from django.test import TestCase
from django.test.utils import CaptureQueriesContext, isolate_apps

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory

from . import services


class BulkTests(TestCase):
    def rows(self, count: int) -> list[tuple[str, Decimal]]:
        return [(f"p{number}", Decimal(number)) for number in range(count)]

    def test_1000_rows_take_as_many_queries_as_one(self) -> None:
        with CaptureQueriesContext(connection) as one:
            services.import_products(self.rows(1))
        with self.assertNumQueries(len(one)):
            self.assertEqual(services.import_products(self.rows(1000)), 1000)
        self.assertLessEqual(len(one), 3)
        self.assertEqual(Product.objects.count(), 1000)

    def test_a_second_import_changes_prices(self) -> None:
        ProductFactory(name="p1", price=99, stock=7)
        services.import_products(self.rows(2))
        product = Product.objects.get(name="p1")
        self.assertEqual((product.price, product.stock), (1, 7))

    def test_conflicts_and_keys(self) -> None:
        ProductFactory(name="a")
        rows = [Product(name=name, price=1) for name in ("a", "b")]
        ignored = Product.objects.bulk_create(rows, ignore_conflicts=True)
        self.assertEqual([row.pk for row in ignored], [None, None])
        updated = Product.objects.bulk_create(
            [Product(name="a", price=2)],
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["price"],
        )
        self.assertEqual(updated[0].pk, Product.objects.get(name="a").pk)

    def test_updates(self) -> None:
        first, second = ProductFactory(price=10), ProductFactory(price=20)
        with self.assertNumQueries(1):
            self.assertEqual(services.raise_prices(10), 2)
        self.assertEqual(services.count_stock({first.pk: 3, second.pk: 4}), 2)
        found = Product.objects.order_by("pk").values_list("price", "stock")
        self.assertEqual(list(found), [(11, 3), (22, 4)])

    def test_names_come_one_by_one(self) -> None:
        ProductFactory(name="a")
        self.assertEqual(next(services.product_names()), "a")

    @isolate_apps(__package__)
    def test_auto_now_is_set_by_bulk_create_alone(self) -> None:
        class Reading(models.Model):
            value = models.IntegerField()
            changed = models.DateTimeField(auto_now=True)

        with connection.schema_editor(atomic=False) as editor:
            editor.create_model(Reading)
        (reading,) = Reading.objects.bulk_create([Reading(value=1)])
        before = reading.changed
        self.assertIsNotNone(before)
        reading.value = 2
        Reading.objects.bulk_update([reading], ["value", "changed"])
        Reading.objects.update(value=3)
        reading.refresh_from_db()
        self.assertEqual((reading.value, reading.changed), (3, before))

    def test_wrong_import_asks_for_each_row(self) -> None:
        from .wrong_imports import import_products  # noqa: PLC0415

        with self.assertNumQueries(20):
            import_products(self.rows(20))
