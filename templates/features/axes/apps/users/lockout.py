from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest

from .models import User


def name_of(
    request: HttpRequest, credentials: Mapping[str, str] | None = None
) -> str | None:
    """Find the name of a login, whatever its form calls it; the case does not count."""
    sources = [credentials or {}, request.POST]
    for field in ("username", User.USERNAME_FIELD, "login"):
        for source in sources:
            if name := source.get(field):
                return name.lower()
    return None


def address_of(request: HttpRequest) -> str:
    """Find where a login came from: what stands before our own proxies is hearsay."""
    forwarded = request.headers.get("X-Forwarded-For", "").replace(" ", "")
    hops = [*filter(None, forwarded.split(",")), request.META.get("REMOTE_ADDR", "")]
    address: str = hops[-1 - min(settings.NUM_PROXIES, len(hops) - 1)]
    return address
