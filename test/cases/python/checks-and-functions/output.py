from collections.abc import Callable

from celery import current_app
from django.core.cache import cache
from django.db import connection


def check_database() -> None:
    connection.ensure_connection()


def check_cache() -> None:
    cache.get("health")


CHECKS: dict[str, Callable[[], None]] = {
    "database": check_database,
    "cache": check_cache,
}


def ready() -> list[str]:
    """Tell which services do not answer."""
    return [name for name, check in CHECKS.items() if check()]
