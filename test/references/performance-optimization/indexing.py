import datetime as dt

from django.db import connection
from django.test import TestCase
from django.utils import timezone

from . import wrong_selectors
from .models import Visit
from .selectors import latest_of, on_day

START = timezone.make_aware(dt.datetime(2026, 1, 1))
DAY = dt.date(2026, 3, 1)


class PlanTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        Visit.objects.bulk_create(
            Visit(page=f"page-{n % 100}", seen_at=START + dt.timedelta(hours=n))
            for n in range(8_000)
        )
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {Visit._meta.db_table}")

    def test_filter_and_order_by_one_index(self) -> None:
        plan = latest_of("page-7").explain()
        self.assertIn("visit_page_seen", plan)
        self.assertNotIn("Sort", plan)
        self.assertEqual(len(latest_of("page-7")), 20)

    def test_a_range_is_found(self) -> None:
        self.assertIn("visit_seen", on_day(DAY).explain())
        self.assertEqual(on_day(DAY).count(), 24)

    def test_wrong_a_function_hides_the_column(self) -> None:
        rows = wrong_selectors.on_day(DAY)
        self.assertEqual(rows.count(), 24)
        plan = rows.explain()
        self.assertIn("Seq Scan", plan)
        self.assertNotIn("visit_seen", plan)

    def test_a_year_is_a_range(self) -> None:
        sql = str(Visit.objects.filter(seen_at__year=2026).query)
        self.assertIn("BETWEEN", sql)
