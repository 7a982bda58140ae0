"""What load balancers and orchestrators ask: does the process live, can it serve."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)


def check_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


# What requests depend on, by name; a check raises where its service does not answer.
CHECKS: dict[str, Callable[[], None]] = {
    "database": check_database,
}


@never_cache
@require_safe
def live(_request: HttpRequest) -> JsonResponse:
    """Answer from the process alone: a restart would cure what makes this fail."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """Ask all that requests depend on; 503 keeps them away until it is back."""
    failing = [name for name, check in CHECKS.items() if not passes(name, check)]
    if failing:
        return JsonResponse({"status": "failing", "failing": failing}, status=503)
    return JsonResponse({"status": "ok"})


def passes(name: str, check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception:
        # The reason is for the log alone: everyone can read the answer.
        logger.exception("Not ready: %s", name)
        return False
    return True
