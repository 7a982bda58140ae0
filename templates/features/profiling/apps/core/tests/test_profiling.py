from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, TestCase, override_settings

from apps.core.profiling import QueryProfileMiddleware

LOGGER = "apps.core.profiling"


def page(request: HttpRequest) -> HttpResponse:
    """Ask for the same as often as the address says."""
    response = HttpResponse("Hello")
    response["Server-Timing"] = "view"
    with connection.cursor() as cursor:
        for _ in range(int(request.GET["times"])):
            cursor.execute("SELECT 1")
    return response


@override_settings(DEBUG=True, SLOW_QUERY_SECONDS=60)
class QueryProfileTests(TestCase):
    def response(self, times: int) -> HttpResponse:
        request = RequestFactory().get("/page/", {"times": times})
        return QueryProfileMiddleware(page)(request)

    def test_queries_that_are_made_again_are_told(self) -> None:
        with self.assertLogs(LOGGER, "WARNING") as logs:
            self.response(3)
        self.assertIn("/page/: 3 times SELECT 1", logs.output[0])

    def test_the_tools_of_browsers_are_told_beside_other_timings(self) -> None:
        with self.assertLogs(LOGGER, "INFO") as logs:
            timing = self.response(2)["Server-Timing"]
        self.assertTrue(timing.startswith("view, db;dur="))
        self.assertTrue(timing.endswith('desc="2 queries, 1 repeated"'))
        self.assertIn("GET /page/: 2 queries in", logs.output[0])

    def test_a_query_alone_is_no_news(self) -> None:
        with self.assertLogs(LOGGER, "INFO") as logs:
            self.response(1)
        self.assertEqual([record.levelname for record in logs.records], ["INFO"])

    @override_settings(SLOW_QUERY_SECONDS=0)
    def test_queries_that_take_longer_than_the_setting_says_are_told(self) -> None:
        with self.assertLogs(LOGGER, "WARNING") as logs:
            self.response(1)
        self.assertRegex(logs.output[0], r"Slow, \d+ ms: SELECT 1")

    @override_settings(DEBUG=False)
    def test_it_is_not_there_in_production(self) -> None:
        with self.assertRaises(MiddlewareNotUsed):
            QueryProfileMiddleware(page)
