from collections.abc import Callable

from django.db import connection


def check_database() -> None:
    connection.ensure_connection()


CHECKS: dict[str, Callable[[], None]] = {
    "database": check_database,
}


def ready() -> list[str]:
    """Tell which services do not answer."""
    return [name for name, check in CHECKS.items() if check()]
