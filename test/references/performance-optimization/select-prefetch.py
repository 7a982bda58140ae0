from django.core.exceptions import FieldError
from django.test import TestCase

from apps.blog.models import Post
from apps.blog.tests.factories import CommentFactory, PostFactory, TagFactory
from apps.shop.tests.factories import OrderFactory, OrderLineFactory

from . import wrong_selectors
from .selectors import orders_for_packing, posts_with_talk, with_tags


class RelationTests(TestCase):
    def test_three_queries_for_four_tables(self) -> None:
        for order in OrderFactory.create_batch(3):
            OrderLineFactory.create_batch(2, order=order)
        with self.assertNumQueries(3):
            found = [
                (order.buyer.email, line.product.name)
                for order in orders_for_packing()
                for line in order.lines.all()
            ]
        self.assertEqual(len(found), 6)

    def test_the_newest_three_of_each(self) -> None:
        posts = PostFactory.create_batch(2)
        for post in posts:
            CommentFactory.create_batch(5, post=post, approved=True)
            CommentFactory.create(post=post, approved=False)
        with self.assertNumQueries(2):
            rows = list(posts_with_talk())
            emails = [c.author.email for post in rows for c in post.newest_comments]
        self.assertEqual(len(emails), 6)
        for row in rows:
            self.assertIsInstance(row.newest_comments, list)
            newest = row.comments.filter(approved=True).order_by("-pk")[:3]
            self.assertEqual(row.newest_comments, list(newest))
            self.assertEqual(row.comments.count(), 6)

    def test_for_rows_that_are_there(self) -> None:
        for post in PostFactory.create_batch(2):
            post.tags.set(TagFactory.create_batch(2))
        posts = list(Post.objects.all())
        with self.assertNumQueries(1):
            names = [tag.name for post in with_tags(posts) for tag in post.tags.all()]
        self.assertEqual(len(names), 4)

    def test_to_many_is_no_join(self) -> None:
        with self.assertRaises(FieldError):
            list(Post.objects.select_related("comments"))

    def test_wrong_streaming_needs_a_size(self) -> None:
        with self.assertRaisesMessage(ValueError, "chunk_size must be provided"):
            list(wrong_selectors.stream())
        PostFactory.create_batch(3)
        with self.assertNumQueries(1 + 2):
            list(Post.objects.prefetch_related("tags").iterator(chunk_size=2))
