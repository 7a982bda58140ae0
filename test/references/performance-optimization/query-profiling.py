from collections.abc import Callable
from unittest import mock

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, TestCase

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory

from .middleware import QueryProfileMiddleware, Statements, logger


class QueryProfileTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        PostFactory.create_batch(6)

    def ask(self, view: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
        return QueryProfileMiddleware(view)(RequestFactory().get("/posts/"))

    def test_the_same_statement_again_and_again(self) -> None:
        def view(_request: HttpRequest) -> HttpResponse:
            return HttpResponse(", ".join(post.author.email for post in Post.objects.all()))

        with self.assertLogs(logger, "WARNING") as logs:
            self.ask(view)
        (line,) = logs.output
        self.assertIn("/posts/: 6 times SELECT", line)
        self.assertIn("%s", line)

    def test_too_many(self) -> None:
        def view(_request: HttpRequest) -> HttpResponse:
            for number in range(1, 33):
                list(Post.objects.values_list("pk")[:number])
            return HttpResponse()

        with self.assertLogs(logger, "WARNING") as logs:
            self.ask(view)
        self.assertIn("/posts/: 32 queries", logs.output[0])

    def test_too_long(self) -> None:
        def view(_request: HttpRequest) -> HttpResponse:
            return HttpResponse(str(Post.objects.count()))

        with (
            mock.patch.object(QueryProfileMiddleware, "longest", 0),
            self.assertLogs(logger, "WARNING"),
        ):
            self.ask(view)

    def test_nothing_is_said_of_the_usual(self) -> None:
        with self.assertNoLogs(logger):
            response = self.ask(lambda _request: HttpResponse(str(Post.objects.count())))
        self.assertEqual(response.content, b"6")

    def test_errors_pass_through(self) -> None:
        def execute(*_args: object) -> None:
            raise ValueError

        statements = Statements()
        with self.assertRaises(ValueError):
            statements(execute, "SELECT 1", (), False, {})
        self.assertEqual(statements.seen["SELECT 1"], 1)
