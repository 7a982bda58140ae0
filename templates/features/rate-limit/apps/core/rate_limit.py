import logging
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin

from .proxies import address_of

logger = logging.getLogger(__name__)


class RateLimitMiddleware(MiddlewareMixin):
    """Turn away whoever asks more often than RATE_LIMITS allows."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        for start, (most, seconds) in getattr(settings, "RATE_LIMITS", {}).items():
            if request.path.startswith(start):
                return self.refusal(f"{start}.{client_of(request)}", most, seconds)
        return None

    def refusal(self, key: str, most: int, seconds: int) -> HttpResponse | None:
        now = int(time.time())
        if count(f"rate-limit.{now // seconds}.{key}", seconds) <= most:
            return None
        response = HttpResponse("Too many requests.", "text/plain", status=429)
        response["Retry-After"] = str(seconds - now % seconds)
        return response


def client_of(request: HttpRequest) -> str:
    """Tell clients apart: by account, or by address where nobody is logged in."""
    # Without a cookie there is no session to look at, and no answer varies by it.
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            return f"user.{user.pk}"
    return f"address.{address_of(request)}"


def count(key: str, seconds: int) -> int:
    try:
        cache.add(key, 0, seconds)
        return cache.incr(key)
    except Exception:
        # A cache that is gone, or full, must not take the site with it.
        logger.exception("Requests are not counted")
        return 0
