from django.core.cache import cache
from django.core.cache.backends.base import CacheKeyWarning
from django.test import SimpleTestCase

from . import wrong_keys
from .keys import in_generation, next_generation, product_key, search_key


class KeyTests(SimpleTestCase):
    def setUp(self) -> None:
        cache.clear()
        self.addCleanup(cache.clear)

    def test_all_that_the_value_depends_on(self) -> None:
        keys = {product_key(pk, language) for pk in (1, 2) for language in ("en", "de")}
        self.assertEqual(len(keys), 4)
        self.assertEqual(search_key("Green Tea", 1), search_key("green tea", 1))
        self.assertNotEqual(search_key("green tea", 1), search_key("green tea", 2))
        self.assertLess(len(search_key("tea " * 500, 1)), 100)

    def test_a_generation_ends(self) -> None:
        cache.set(in_generation("menu", "en"), "old")
        self.assertEqual(cache.get(in_generation("menu", "en")), "old")
        next_generation("menu")
        self.assertIsNone(cache.get(in_generation("menu", "en")))

    def test_versions_of_one_entry(self) -> None:
        cache.set("menu", "new", version=2)
        self.assertIsNone(cache.get("menu"))
        self.assertEqual(cache.get("menu", version=2), "new")
        cache.set("list", "x")
        cache.incr_version("list")
        self.assertIsNone(cache.get("list"))
        self.assertEqual(cache.get("list", version=2), "x")
        self.assertEqual(cache.make_key("list", version=2).split(":")[1:], ["2", "list"])

    def test_wrong_words_as_they_come(self) -> None:
        for words in ("green tea", "tea" * 100):
            with self.assertWarns(CacheKeyWarning):
                cache.set(wrong_keys.search_key(words, 1), [])
