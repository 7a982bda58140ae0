from decimal import Decimal

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from apps.blog.models import Comment
from apps.blog.tests.factories import CommentFactory, PostFactory
from apps.shop.models import Product

from . import wrong_batches
from .batches import copy_products, purge_refused


class BatchTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        kept = CommentFactory.create(approved=True)
        cls.kept = kept
        Comment.objects.bulk_create(
            Comment(post=kept.post, author=kept.author, text=f"{n}") for n in range(25)
        )

    def test_batches(self) -> None:
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(purge_refused(batch=10), 25)
        self.assertLess(len(queries), 12)
        self.assertEqual(Comment.objects.get(), self.kept)

    def test_wrong_a_statement_for_each_row(self) -> None:
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(wrong_batches.purge_refused(), 25)
        self.assertGreater(len(queries), 25)

    def test_a_slice_is_not_deleted(self) -> None:
        with self.assertRaises(TypeError):
            Comment.objects.order_by("pk")[:10].delete()

    def test_copy(self) -> None:
        rows = [(f"Pen {n}", Decimal("1.50"), n) for n in range(200)]
        with self.assertNumQueries(1):
            copy_products(rows)
        self.assertEqual(Product.objects.count(), 200)
        self.assertEqual(Product.objects.get(name="Pen 7").stock, 7)

    def test_instances_one_by_one(self) -> None:
        post = PostFactory.create()
        with self.assertNumQueries(1):
            Comment.objects.bulk_create(
                [Comment(post=post, author=post.author, text="x") for _ in range(50)]
            )
