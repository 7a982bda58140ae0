from typing import Any

from django.conf import settings
from django.core import checks

# HMAC is as strong as its key, and with SHA-256 it has 32 bytes at least (RFC 7518).
SHORTEST_KEY = 32


@checks.register(checks.Tags.security, deploy=True)
def check_signing_key(**_: Any) -> list[checks.CheckMessage]:
    key = settings.SIMPLE_JWT.get("SIGNING_KEY", settings.SECRET_KEY)
    if len(key) >= SHORTEST_KEY:
        return []
    return [
        checks.Warning(
            f"JWT_SECRET_KEY has fewer than {SHORTEST_KEY} characters.",
            hint="Who finds it by trying can log in as anyone.",
            id="users.W001",
        )
    ]
