from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from django.test import SimpleTestCase
from prometheus_client import REGISTRY

from .backends import Counted, CountedRedisCache


class CountedLocMemCache(Counted, LocMemCache):
    pass


def reads(result: str) -> float:
    labels = {"kind": "price", "result": result}
    return REGISTRY.get_sample_value("cache_reads_total", labels) or 0


class CountTests(SimpleTestCase):
    def setUp(self) -> None:
        self.cache = CountedLocMemCache("counted", {})
        self.addCleanup(self.cache.clear)

    def test_both_counters_move(self) -> None:
        hits, misses = reads("hit"), reads("miss")
        self.assertEqual(self.cache.get("price:1", "none"), "none")
        self.cache.set("price:1", 5)
        self.assertEqual(self.cache.get("price:1"), 5)
        self.assertEqual((reads("hit") - hits, reads("miss") - misses), (1, 1))

    def test_get_or_set_is_counted(self) -> None:
        misses = reads("miss")
        self.cache.get_or_set("price:2", 5)
        self.assertGreater(reads("miss"), misses)

    def test_many_of_redis_are_not(self) -> None:
        self.assertTrue(issubclass(CountedRedisCache, RedisCache))
        self.assertIs(CountedRedisCache.get_many, RedisCache.get_many)
        self.assertIn("get_many", vars(RedisCache))
