from datetime import UTC, datetime, timedelta

from django.db import connection
from django.test import TestCase

from .models import Parcel
from .reports import explain_latest_open


class IndexTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        start = datetime(2030, 1, 1, tzinfo=UTC)
        Parcel.objects.bulk_create(
            Parcel(
                code=str(number),
                status="open" if number % 100 == 0 else "sent",
                placed_at=start + timedelta(minutes=number),
            )
            for number in range(10_000)
        )
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {Parcel._meta.db_table}")

    def test_the_plan_names_the_index(self) -> None:
        plan = explain_latest_open()
        self.assertRegex(plan, "parcel_(open|status_placed)")
        self.assertIn("actual time", plan)

    def test_a_prefix_is_served(self) -> None:
        plan = Parcel.objects.filter(status="open").explain()
        self.assertRegex(plan, "parcel_(open|status_placed)")

    def test_what_is_in_the_middle_is_not(self) -> None:
        self.assertIn("Seq Scan", Parcel.objects.filter(code__icontains="9").explain())

    def test_the_database_has_them(self) -> None:
        with connection.cursor() as cursor:
            found = connection.introspection.get_constraints(
                cursor, Parcel._meta.db_table
            )
        self.assertEqual(found["parcel_status_placed"]["orders"], ["ASC", "DESC"])
        self.assertIn("parcel_open", found)
