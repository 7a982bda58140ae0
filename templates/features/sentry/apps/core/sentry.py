"""Errors are reported to Sentry, without what belongs to a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import sentry_sdk

if TYPE_CHECKING:
    from sentry_sdk.types import Event, Hint

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


def start(**options: Any) -> None:
    """Start the reports; nothing is sent while `dsn` is empty."""
    sentry_sdk.init(
        before_send=scrubbed,
        before_send_transaction=scrubbed,
        include_local_variables=False,
        max_request_body_size="never",
        **options,
    )


def scrubbed(event: Event, _hint: Hint) -> Event:
    request = event.get("request", {})
    request.pop("cookies", None)
    request.pop("query_string", None)
    clean: Event = without_emails(event)
    return clean


def without_emails(value: Any) -> Any:
    if isinstance(value, str):
        return EMAIL.sub("[email]", value)
    if isinstance(value, dict):
        return {key: without_emails(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [without_emails(item) for item in value]
    return value
