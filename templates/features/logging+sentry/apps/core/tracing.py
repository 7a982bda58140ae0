from __future__ import annotations

from typing import TYPE_CHECKING

import sentry_sdk

from .logging import request_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class RequestTagMiddleware:
    """Tag what Sentry is told with the id that the lines of the log have."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sentry_sdk.set_tag("request_id", request_id.get())
        return self.get_response(request)
