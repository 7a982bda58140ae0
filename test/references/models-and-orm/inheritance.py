from django.core.exceptions import FieldError
from django.db import connection, models
from django.test import TestCase
from django.test.utils import isolate_apps

from .models import ClosedPlace, Place, Restaurant, TimeStamped


class InheritanceTests(TestCase):
    def test_tables(self) -> None:
        tables = connection.introspection.table_names()
        self.assertIn(Place._meta.db_table, tables)
        self.assertIn(Restaurant._meta.db_table, tables)
        self.assertEqual(ClosedPlace._meta.db_table, Place._meta.db_table)
        self.assertFalse([name for name in tables if name.endswith("timestamped")])

    def test_meta_is_inherited_when_it_says_so(self) -> None:
        self.assertEqual(Place._meta.ordering, ["-created_at"])
        self.assertFalse(Place._meta.abstract)
        self.assertTrue(TimeStamped._meta.abstract)

    @isolate_apps()
    def test_meta_is_lost_otherwise(self) -> None:
        class Lost(TimeStamped):
            class Meta:
                app_label = "wrong"

        self.assertEqual(Lost._meta.ordering, [])

    @isolate_apps()
    def test_fields_of_a_concrete_parent_stay(self) -> None:
        class Base(models.Model):
            name = models.CharField(max_length=9)

            class Meta:
                app_label = "wrong"

        with self.assertRaises(FieldError):

            class Child(Base):
                name = models.TextField()

                class Meta:
                    app_label = "wrong"

    def test_multi_table_joins_and_writes_twice(self) -> None:
        with self.assertNumQueries(2):
            Restaurant.objects.create(name="Inn", seats=3)
        self.assertIn("JOIN", str(Restaurant.objects.all().query))
        place = Place.objects.get()
        self.assertIs(type(place), Place)
        with self.assertNumQueries(1):
            self.assertEqual(place.restaurant.seats, 3)
        with self.assertRaisesMessage(ValueError, "bulk create a multi-table"):
            Restaurant.objects.bulk_create([Restaurant(name="Bar", seats=1)])

    def test_a_proxy_is_the_same_row(self) -> None:
        place = Place.objects.create(name="Inn", is_open=False)
        Place.objects.create(name="Bar")
        closed = ClosedPlace.objects.get()
        self.assertEqual(closed.pk, place.pk)
        closed.delete()
        self.assertFalse(Place.objects.filter(name="Inn").exists())
