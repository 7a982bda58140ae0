from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import django
from django.db.models import functions
from django.test import TestCase

from apps.blog.models import Post
from apps.blog.tests.factories import CategoryFactory, PostFactory
from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory

from . import selectors


class FunctionTests(TestCase):
    def test_rows_are_grouped_by_month(self) -> None:
        for day in (1, 31):
            PostFactory(published_at=datetime(2030, 1, day, 23, 30, tzinfo=UTC))
        PostFactory(published_at=datetime(2030, 2, 1, tzinfo=UTC))
        PostFactory()
        found = [row["count"] for row in selectors.posts_a_month()]
        self.assertEqual(found, [2, 1])
        berlin = functions.TruncMonth("published_at", tzinfo=ZoneInfo("Europe/Berlin"))
        values = Post.objects.filter(published_at__isnull=False).values_list(
            berlin, flat=True
        )
        self.assertEqual(sorted(value.month for value in values), [1, 2, 2])

    def test_cases_give_an_order(self) -> None:
        for status in ("shipped", "new", "paid"):
            OrderFactory(status=status)
        found = [order.status for order in selectors.orders_by_urgency()]
        self.assertEqual(found, ["paid", "new", "shipped"])
        self.assertEqual(Order.objects.count(), 3)

    def test_a_missing_value_has_another(self) -> None:
        PostFactory(title="b")
        PostFactory(title="A", category=CategoryFactory(name="News"))
        found = [row.category_name for row in selectors.posts_with_category_name()]
        self.assertEqual(found, ["News", "(none)"])

    def test_a_function_of_our_own(self) -> None:
        PostFactory(title="The Cat in the Hat")
        self.assertEqual(selectors.posts_with_initials().get().initials, "TCH")

    def test_6_1_makes_keys_in_the_database(self) -> None:
        self.assertEqual(hasattr(functions, "UUID7"), django.VERSION >= (6, 1))
        if django.VERSION < (6, 1):
            return
        PostFactory()
        key = Post.objects.annotate(key=functions.UUID4()).get().key
        self.assertEqual(key.version, 4)
