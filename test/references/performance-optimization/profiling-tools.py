import re

from django.conf import settings
from django.db import connection
from django.test import TestCase

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory

from .looking import hot_spots, plan_of, statements_of


class LookingTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        PostFactory.create_batch(3)

    def test_statements_of_a_call(self) -> None:
        (sql,) = statements_of(lambda: list(Post.objects.all()))
        self.assertIn('FROM "blog_post"', sql)

    def test_without_debug_nothing_is_kept(self) -> None:
        self.assertFalse(settings.DEBUG)
        before = len(connection.queries)
        list(Post.objects.all())
        self.assertEqual(len(connection.queries), before)
        self.assertEqual(connection.queries_limit, 9000)

    def test_where_the_time_goes(self) -> None:
        text = hot_spots(lambda: list(Post.objects.all()))
        self.assertIn("cumulative", text)
        self.assertRegex(text, r"query\.py.*\(__iter__\)|compiler\.py")

    def test_the_plan_has_times_and_pages(self) -> None:
        plan = plan_of(Post.objects.order_by("title"))
        self.assertIn("blog_post", plan)
        self.assertTrue(re.search(r"actual .*rows=3", plan), plan)
        self.assertIn("Buffers:", plan)
