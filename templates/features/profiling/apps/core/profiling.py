import logging
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connections
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)


class Statements:
    """What a request asks of the databases, without parameters, and for how long."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self.seconds = 0.0
        self.slow: float = getattr(settings, "SLOW_QUERY_SECONDS", 0.1)

    def __call__(self, execute: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        start = time.perf_counter()
        try:
            return execute(sql, *arguments)
        finally:
            seconds = time.perf_counter() - start
            self.seconds += seconds
            self.seen[sql] += 1
            if seconds >= self.slow:
                logger.warning("Slow, %.0f ms: %s", seconds * 1000, sql)

    @property
    def repeated(self) -> list[tuple[str, int]]:
        """Those that differ in their parameters alone, as in an N+1."""
        return [(sql, times) for sql, times in self.seen.most_common() if times > 1]


class QueryProfileMiddleware:
    """Tell how many queries a page makes, which of them again, and their time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.DEBUG:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        statements = Statements()
        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(statements))
            response = self.get_response(request)
        self.tell(request, response, statements)
        return response

    def tell(
        self, request: HttpRequest, response: HttpResponse, statements: Statements
    ) -> None:
        """In the log, and in the timings that the tools of browsers show."""
        count = sum(statements.seen.values())
        again = count - len(statements.seen)
        milliseconds = statements.seconds * 1000
        entry = f'db;dur={milliseconds:.1f};desc="{count} queries, {again} repeated"'
        given = response.get("Server-Timing")
        response["Server-Timing"] = f"{given}, {entry}" if given else entry
        if count:
            logger.info(
                "%s %s: %d queries in %.0f ms, %d repeated",
                request.method,
                request.path,
                count,
                milliseconds,
                again,
            )
        for sql, times in statements.repeated:
            logger.warning("%s: %d times %s", request.path, times, sql)
