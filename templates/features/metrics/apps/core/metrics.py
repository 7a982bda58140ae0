"""Figures for Prometheus: https://prometheus.io/docs/concepts/metric_types/."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connections
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

if TYPE_CHECKING:
    from collections.abc import Callable

# What a request may call itself is endless, and each name is a series of its own.
METHODS = frozenset(
    {"CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"}
)
REQUESTS = Counter(
    "http_requests_total",
    "Requests answered.",
    ["method", "route", "status"],
)
DURATION = Histogram(
    "http_request_duration_seconds",
    "Time from a request to its answer.",
    ["method", "route"],
)
QUERIES = Histogram(
    "database_query_duration_seconds",
    "Time that a database took for a query.",
    ["database"],
)


class MetricsMiddleware:
    """Count and time requests by route, of which there are few, rather than by path."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = time.perf_counter()
        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(timed))
            response = self.get_response(request)
        method = request.method if request.method in METHODS else "other"
        match = request.resolver_match
        route = match.route if match else "none"
        REQUESTS.labels(method, route, response.status_code).inc()
        DURATION.labels(method, route).observe(time.perf_counter() - start)
        return response


def timed(execute: Callable[..., Any], *arguments: Any) -> Any:
    database = arguments[-1]["connection"].alias
    with QUERIES.labels(database).time():
        return execute(*arguments)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer who knows the token; to all others there is no such page."""
    given = request.headers.get("Authorization", "")
    token = settings.METRICS_TOKEN
    if not token or not constant_time_compare(given, f"Bearer {token}"):
        raise Http404
    return HttpResponse(generate_latest(registry()), content_type=CONTENT_TYPE_LATEST)


def registry() -> CollectorRegistry:
    """Return the figures of all worker processes, where there are several."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    together = CollectorRegistry(support_collectors_without_names=True)
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return together
