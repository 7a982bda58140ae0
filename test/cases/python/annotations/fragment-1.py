from typing import Any

REST_FRAMEWORK: dict[str, Any] = {
    "A": 1,
}
CACHES: dict[str, Any] = {}
