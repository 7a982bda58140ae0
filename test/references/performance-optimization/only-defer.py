from django.core.exceptions import FieldError
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from apps.blog.tests.factories import PostFactory

from . import wrong_selectors
from .selectors import for_export, for_list, for_menu


class ColumnTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.posts = PostFactory.create_batch(3)

    def test_the_text_stays_where_it_is(self) -> None:
        with CaptureQueriesContext(connection) as queries:
            rows = list(for_list())
        self.assertNotIn('"body"', queries.captured_queries[0]["sql"])
        self.assertEqual(rows[0].get_deferred_fields(), {"body"})
        with self.assertNumQueries(1):
            self.assertEqual(rows[0].body, self.posts[0].body)

    def test_columns_of_a_joined_row(self) -> None:
        with self.assertNumQueries(1):
            rows = [(post.slug, post.author.email) for post in for_menu()]
        self.assertEqual(rows[0], (self.posts[0].slug, self.posts[0].author.email))

    def test_plain_values(self) -> None:
        with self.assertNumQueries(1):
            rows = list(for_export())
        self.assertEqual(rows[2], (self.posts[2].title, self.posts[2].author.email))

    def test_saves_what_was_loaded(self) -> None:
        post = for_menu().first()
        with CaptureQueriesContext(connection) as queries:
            post.save()
        self.assertNotIn('"body"', queries.captured_queries[0]["sql"])

    def test_wrong_a_query_for_each_row_and_column(self) -> None:
        with self.assertNumQueries(1 + 3):
            wrong_selectors.menu()
        with self.assertRaisesMessage(FieldError, "cannot be both deferred and traversed"):
            wrong_selectors.joined()
