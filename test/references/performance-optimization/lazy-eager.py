from django import VERSION
from django.test import TestCase

from apps.blog.models import Post
from apps.blog.tests.factories import CommentFactory, PostFactory

from . import wrong_pages
from .pages import approved_of, front_page, may_be_deleted


class LazyTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.posts = PostFactory.create_batch(3, status=Post.Status.PUBLISHED)

    def test_building_is_free(self) -> None:
        with self.assertNumQueries(0):
            rows = Post.objects.filter(title="x").order_by("pk")[:3]
        with self.assertNumQueries(1):
            self.assertFalse(rows)
            self.assertEqual((len(rows), rows.count(), rows.exists()), (0, 0, False))

    def test_each_index_asks(self) -> None:
        rows = Post.objects.order_by("pk")
        with self.assertNumQueries(2):
            self.assertEqual(rows[0], rows[0])
        list(rows)
        with self.assertNumQueries(0):
            self.assertEqual(rows[0], self.posts[0])

    def test_one_query_answers_all(self) -> None:
        with self.assertNumQueries(1):
            page = front_page()
        self.assertEqual(page["posts"], self.posts[::-1])
        self.assertEqual((page["has_more"], page["is_empty"]), (False, False))
        PostFactory.create_batch(20)
        self.assertTrue(front_page()["has_more"])
        self.assertEqual(len(front_page()["posts"]), 20)

    def test_whether_there_is_one(self) -> None:
        with self.assertNumQueries(1):
            self.assertTrue(may_be_deleted(self.posts[0]))
        CommentFactory.create(post=self.posts[0])
        self.assertFalse(may_be_deleted(self.posts[0]))

    def test_a_queryset_as_a_value_is_a_subquery(self) -> None:
        comment = CommentFactory.create(post=self.posts[0], approved=True)
        draft = PostFactory.create(status=Post.Status.DRAFT)
        CommentFactory.create(post=draft, approved=True)
        with self.assertNumQueries(1):
            self.assertEqual(approved_of([*self.posts, draft]), [comment])

    def test_wrong_three_questions_are_three_queries(self) -> None:
        with self.assertNumQueries(3):
            page = wrong_pages.front_page()
        self.assertEqual(page["count"], 3)

    def test_modes(self) -> None:
        CommentFactory.create_batch(4)
        if VERSION < (6, 1):
            self.assertFalse(hasattr(Post.objects.all(), "fetch_mode"))
            return
        from django.core.exceptions import FieldFetchBlocked

        from .modes import bare, lines

        with self.assertNumQueries(3):
            self.assertEqual(len(lines()), 4)
        with self.assertRaises(FieldFetchBlocked):
            _ = bare()[0].author
