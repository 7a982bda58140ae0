from datetime import UTC, date, datetime

from django.http import Http404
from django.test import RequestFactory, TestCase

from apps.blog.models import Post
from apps.blog.tests.factories import CategoryFactory, CommentFactory, PostFactory

from .selectors import (
    find_post,
    post_of_address,
    posts_of_day,
    posts_with_approved_comments,
    title_of,
)


class LookupTests(TestCase):
    def test_one_that_is_not_there(self) -> None:
        with self.assertRaises(Http404):
            post_of_address("gone")
        self.assertIsNone(find_post("gone"))
        self.assertEqual(title_of("gone"), "(gone)")
        PostFactory(title="A")
        PostFactory(title="A")
        with self.assertRaises(Post.MultipleObjectsReturned):
            Post.objects.get(title="A")

    def test_wrong_view_fails_on_an_old_link(self) -> None:
        from .wrong_views import show  # noqa: PLC0415

        with self.assertRaises(Post.DoesNotExist):
            show(RequestFactory().get("/"), "gone")

    def test_a_day_is_half_open(self) -> None:
        inside = [
            PostFactory(published_at=datetime(2030, 1, 2, hour, tzinfo=UTC))
            for hour in (0, 23)
        ]
        PostFactory(published_at=datetime(2030, 1, 3, tzinfo=UTC))
        self.assertCountEqual(posts_of_day(date(2030, 1, 2)), inside)

    def test_exists_keeps_one_row_a_post(self) -> None:
        post = PostFactory()
        CommentFactory(post=post, approved=True)
        CommentFactory(post=post, approved=True)
        CommentFactory()
        self.assertEqual(list(posts_with_approved_comments()), [post])
        self.assertEqual(Post.objects.filter(comments__approved=True).count(), 2)

    def test_exclude_keeps_what_is_null(self) -> None:
        news = CategoryFactory(name="News")
        PostFactory(category=news)
        without = PostFactory()
        self.assertEqual(list(Post.objects.exclude(category__name="News")), [without])
        self.assertEqual(list(Post.objects.filter(category=None)), [without])
        self.assertFalse(Post.objects.filter(category__in=[None]).exists())

    def test_what_evaluates(self) -> None:
        PostFactory()
        with self.assertNumQueries(0):
            Post.objects.filter(title="a").exclude(slug="b").order_by("pk")[:3]
        for act in (list, len, bool, lambda rows: rows[0], lambda rows: rows[:4:2]):
            with self.assertNumQueries(1):
                act(Post.objects.all())

    def test_first_has_an_order(self) -> None:
        first = PostFactory()
        PostFactory()
        self.assertEqual(Post.objects.first(), first)
        self.assertEqual(Post.objects.in_bulk([first.pk]), {first.pk: first})

    def test_get_or_create_by_a_unique_field(self) -> None:
        post = PostFactory(slug="a")
        found, created = Post.objects.get_or_create(
            slug="a", defaults={"title": "other"}
        )
        self.assertEqual((found, created), (post, False))
