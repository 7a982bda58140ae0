from collections.abc import Mapping

from django.contrib.auth import get_user_model
from django.http import HttpRequest


def name_of(
    request: HttpRequest, credentials: Mapping[str, str] | None = None
) -> str | None:
    """Find the name of a login, whatever its form calls it; the case does not count."""
    sources = [credentials or {}, request.POST]
    for field in ("username", get_user_model().USERNAME_FIELD, "login"):
        for source in sources:
            if name := source.get(field):
                return name.lower()
    return None
