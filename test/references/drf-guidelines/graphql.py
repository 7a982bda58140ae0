from asgiref.sync import async_to_sync
from django.test import TestCase

from apps.blog.models import Post
from apps.blog.tests.factories import CommentFactory, PostFactory
from apps.users.tests.factories import UserFactory

from .loaders import load_authors, load_comments
from .selectors import visible_posts
from .wrong_resolvers import resolve_author


class GraphTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()
        cls.draft = PostFactory.create(author=cls.user)
        cls.public = PostFactory.create(status=Post.Status.PUBLISHED)
        cls.comment = CommentFactory.create(post=cls.public, approved=True)
        CommentFactory.create(post=cls.public)

    def test_who_sees_what(self) -> None:
        self.assertEqual(list(visible_posts(None)), [self.public])
        self.assertEqual(list(visible_posts(self.user)), [self.draft, self.public])

    def test_one_query_for_all_and_answers_in_order(self) -> None:
        other = self.public.author
        with self.assertNumQueries(1):
            found = async_to_sync(load_authors)([other.pk, 0, self.user.pk, other.pk])
        self.assertEqual(found, [other, None, self.user, other])
        with self.assertNumQueries(1):
            comments = async_to_sync(load_comments)([self.draft, self.public])
        self.assertEqual(comments, [[], [self.comment]])

    def test_wrong_a_query_for_each(self) -> None:
        posts = list(Post.objects.all())
        with self.assertNumQueries(len(posts)):
            for post in posts:
                async_to_sync(resolve_author)(post)
