"""Log records as JSON: each names its request, and none a person or a secret."""

from __future__ import annotations

import json
import logging
import re
import time
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)

# What the caller's header may be: anything else could forge lines of the log.
REQUEST_ID = re.compile(r"[\w.:-]{8,128}", re.ASCII)

# Polled every few seconds: their requests get no line.
QUIET_PATHS: list[str] = []

# What any record has; the rest came in as `extra`.
STANDARD = {*vars(logging.makeLogRecord({})), "asctime", "message"}

# Names whose values are nobody's business.
SENSITIVE = r"[\w-]*(?:passw|secret|token|api_?key|authorization|cookie)[\w-]*+"
REDACTIONS = {
    r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w": "[email]",
    r"(?i)\b(bearer|basic)\s+[\w.~+/=-]+": r"\1 [secret]",
    rf"(?i)(?<![\w-])({SENSITIVE}[\"']?\s*[:=]\s*)"
    r"(?:\[[^\]]*\]|b?\"(?:\\.|[^\"\\])*\"|b?'(?:\\.|[^'\\])*'|[^\s\"',&}]+)": (
        r"\1[secret]"
    ),
}


def redact(text: str) -> str:
    """Take out e-mail addresses, and the values of what is called a secret."""
    for pattern, replacement in REDACTIONS.items():
        text = re.sub(pattern, replacement, text)
    return text


class JSONFormatter(logging.Formatter):
    """One JSON object a line, with the values given as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, str | int | float] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": redact(record.getMessage()),
        }
        if identity := request_id.get():
            entry["request_id"] = identity
        for name, value in vars(record).items():
            if name in STANDARD or not isinstance(value, str | int | float):
                continue
            if re.fullmatch(SENSITIVE, name, re.IGNORECASE):
                entry[name] = "[secret]"
            else:
                entry[name] = redact(value) if isinstance(value, str) else value
        if record.exc_info:
            entry["exception"] = redact(self.formatException(record.exc_info))
        return json.dumps(entry)


class RequestLogMiddleware:
    """Give a request an identity, return it as `X-Request-ID`, and log the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        identity = given if REQUEST_ID.fullmatch(given) else uuid4().hex
        token = request_id.set(identity)
        start = time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = identity
            if not request.path.startswith(tuple(QUIET_PATHS)):
                log(request, response, time.perf_counter() - start)
        finally:
            request_id.reset(token)
        return response


def log(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    # The route rather than the path, which may hold the token of a password reset.
    match = request.resolver_match
    where = f"/{match.route}" if match else request.path
    logger.info(
        "%s %s %s",
        request.method,
        where,
        response.status_code,
        extra={"status": response.status_code, "duration_ms": round(seconds * 1000, 1)},
    )
