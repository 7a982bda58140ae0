from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Find where a request came from: what stands before our own proxies is hearsay."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").replace(" ", "")
    hops = [*filter(None, forwarded.split(",")), request.META.get("REMOTE_ADDR", "")]
    address: str = hops[-1 - min(settings.NUM_PROXIES, len(hops) - 1)]
    return address
