from django.test import TestCase

from apps.blog.tests.factories import CommentFactory, PostFactory, TagFactory

from . import wrong_digest
from .digest import digest


class DigestTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.tags = TagFactory.create_batch(2)
        cls.fill(2)

    @classmethod
    def fill(cls, count: int) -> None:
        for post in PostFactory.create_batch(count):
            post.tags.set(cls.tags)
            CommentFactory.create(post=post, approved=True)
            CommentFactory.create(post=post, approved=False)

    def test_two_queries_whatever_the_number(self) -> None:
        with self.assertNumQueries(2):
            lines = digest()
        self.assertIn(": 1, ", lines[0])
        self.fill(18)
        with self.assertNumQueries(2):
            self.assertEqual(len(digest()), 20)

    def test_wrong_three_queries_a_row(self) -> None:
        with self.assertNumQueries(1 + 3 * 2):
            wrong = wrong_digest.digest()
        self.assertCountEqual(
            [sorted(line) for line in wrong], [sorted(line) for line in digest()]
        )
