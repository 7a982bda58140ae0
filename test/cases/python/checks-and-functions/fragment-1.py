from django.core.cache import cache


def check_cache() -> None:
    cache.get("health")


CHECKS = {
    "cache": check_cache,
}
