import datetime as dt

from django import VERSION
from django.core import paginator
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory
from apps.users.tests.factories import UserFactory

from . import wrong_pages
from .pages import CappedPaginator, page_after


class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.buyer = UserFactory.create()
        OrderFactory.create_batch(25, buyer=cls.buyer)
        # Several of one time: the order has to be total all the same.
        now = timezone.now()
        for number, order in enumerate(Order.objects.order_by("pk")):
            placed_at = now + dt.timedelta(minutes=number // 5)
            Order.objects.filter(pk=order.pk).update(placed_at=placed_at)

    def test_each_once_though_rows_are_added(self) -> None:
        whole = list(Order.objects.order_by("-placed_at", "-pk"))
        seen: list[Order] = []
        last = None
        while page := page_after(Order.objects.all(), last, size=7):
            seen += page
            last = (page[-1].placed_at, page[-1].pk)
            newest = OrderFactory.create(buyer=self.buyer)
            later = timezone.now() + dt.timedelta(days=1)
            Order.objects.filter(pk=newest.pk).update(placed_at=later)
        self.assertEqual(seen, whole)

    def test_wrong_an_offset_shows_a_row_twice(self) -> None:
        first = wrong_pages.page(1, size=7)
        newest = OrderFactory.create(buyer=self.buyer)
        later = timezone.now() + dt.timedelta(days=1)
        Order.objects.filter(pk=newest.pk).update(placed_at=later)
        second = wrong_pages.page(2, size=7)
        self.assertEqual(second[0], first[-1])

    def test_counting_ends(self) -> None:
        pages = CappedPaginator(Order.objects.order_by("pk"), 5)
        pages.most = 12
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual((pages.count, pages.num_pages), (12, 3))
        self.assertIn("LIMIT 12", queries.captured_queries[0]["sql"])
        self.assertEqual(len(pages.page(2)), 5)

    def test_async(self) -> None:
        self.assertEqual(hasattr(paginator, "AsyncPaginator"), VERSION >= (6, 0))
