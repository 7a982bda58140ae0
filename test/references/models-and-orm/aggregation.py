from decimal import Decimal

import django
from django.db import connection
from django.db.models import Count, Sum, Value
from django.test import TestCase

from apps.blog.models import Post
from apps.blog.tests.factories import CommentFactory, PostFactory, TagFactory
from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory, OrderLineFactory, ProductFactory

from . import selectors


class AggregationTests(TestCase):
    def test_sums(self) -> None:
        self.assertEqual(selectors.turnover(), Decimal(0))
        self.assertIsNone(selectors.average_price())
        order = OrderFactory(status=Order.Status.PAID)
        empty = OrderFactory()
        lines = [
            OrderLineFactory(order=order, quantity=2, price=Decimal("1.50")),
            OrderLineFactory(order=order, quantity=1, price=Decimal("4.00")),
        ]
        total = sum(line.quantity * line.price for line in lines)
        self.assertEqual(selectors.turnover(), total)
        with self.assertNumQueries(1):
            found = {row.pk: row.total for row in selectors.orders_with_totals()}
        self.assertEqual(found, {order.pk: total, empty.pk: 0})
        self.assertEqual(selectors.orders_with_totals().get(total__gt=0), order)
        self.assertEqual(
            list(selectors.orders_by_status()),
            [{"status": "new", "count": 1}, {"status": "paid", "count": 1}],
        )
        self.assertIsNone(Order.objects.none().aggregate(n=Sum("lines__price"))["n"])

    def test_a_subquery_multiplies_nothing(self) -> None:
        product = ProductFactory()
        OrderLineFactory(product=product, quantity=2)
        OrderLineFactory(product=product, quantity=2)
        unsold = ProductFactory()
        found = {row.pk: row.sold for row in selectors.products_with_sales()}
        self.assertEqual(found, {product.pk: 4, unsold.pk: 0})

    def post(self) -> Post:
        post = PostFactory()
        post.tags.add(TagFactory(), TagFactory())
        for approved in (True, True, False):
            CommentFactory(post=post, approved=approved, text=str(approved))
        return post

    def test_counts_are_distinct(self) -> None:
        self.post()
        post = selectors.posts_with_counts().get()
        self.assertEqual((post.tag_count, post.approved_count), (2, 2))
        self.assertEqual(selectors.latest_comments().get().latest, "False")

    def test_wrong_counts_are_multiplied(self) -> None:
        from .wrong_reports import counts  # noqa: PLC0415

        self.post()
        post = counts().get()
        self.assertEqual((post.tag_count, post.comment_count), (6, 6))

    def test_names_of_fields_are_taken(self) -> None:
        with self.assertRaisesMessage(ValueError, "conflicts with a field"):
            Post.objects.annotate(title=Count("tags"))

    def test_the_order_splits_groups(self) -> None:
        OrderFactory()
        OrderFactory()
        groups = Order.objects.order_by("number").values("status")
        self.assertEqual(len(groups.annotate(count=Count("pk"))), 2)
        self.assertEqual(len(selectors.orders_by_status()), 1)

    def test_6_1_joins_texts_everywhere(self) -> None:
        from django.db import models  # noqa: PLC0415

        self.assertEqual(hasattr(models, "StringAgg"), django.VERSION >= (6, 0))
        if django.VERSION < (6, 0):
            return
        post = self.post()
        post.tags.set([TagFactory(name="a"), TagFactory(name="b")])
        names = models.StringAgg("tags__name", Value(", "), order_by="tags__name")
        self.assertEqual(Post.objects.aggregate(names=names)["names"], "a, b")
        if connection.features.supports_any_value:
            any_key = Post.objects.aggregate(any=models.AnyValue("pk"))["any"]
            self.assertEqual(any_key, post.pk)
