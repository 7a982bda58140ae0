import time

from django.core.cache.backends.redis import RedisCache
from django.test import SimpleTestCase
from redis.exceptions import ConnectionError as RedisDownError


class RedisTests(SimpleTestCase):
    def test_a_redis_that_is_down_raises_and_soon(self) -> None:
        # Nobody listens there.
        cache = RedisCache(
            "redis://127.0.0.1:1/1",
            {"OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2}},
        )
        start = time.monotonic()
        for call in (lambda: cache.get("menu"), lambda: cache.incr("hits")):
            with self.assertRaises(RedisDownError):
                call()
        self.assertLess(time.monotonic() - start, 10)

    def test_a_prefix_keeps_keys_apart(self) -> None:
        cache = RedisCache("redis://127.0.0.1:1/1", {"KEY_PREFIX": "shop"})
        self.assertEqual(cache.make_key("menu"), "shop:1:menu")

    def test_clear_empties_the_database(self) -> None:
        from unittest import mock

        cache = RedisCache("redis://127.0.0.1:1/1", {"KEY_PREFIX": "shop"})
        client = mock.Mock()
        with mock.patch.object(cache._cache, "get_client", return_value=client):
            cache.clear()
        client.flushdb.assert_called_once_with()
