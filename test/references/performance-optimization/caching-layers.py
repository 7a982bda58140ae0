from unittest import mock

from django.core.cache import cache, caches
from django.test import SimpleTestCase, override_settings

from .rates import rates

LOCMEM = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": LOCMEM, "LOCATION": "shared"},
    "local": {"BACKEND": LOCMEM, "LOCATION": "local", "TIMEOUT": 10},
}


@override_settings(CACHES=CACHES)
class LayerTests(SimpleTestCase):
    def setUp(self) -> None:
        for alias in CACHES:
            caches[alias].clear()
            self.addCleanup(caches[alias].clear)

    def test_made_once_and_found_near(self) -> None:
        fetch = mock.Mock(return_value={"EUR": 1.1})
        self.assertEqual(rates(fetch), {"EUR": 1.1})
        cache.delete("rates")
        self.assertEqual(rates(fetch), {"EUR": 1.1})
        self.assertEqual(fetch.call_count, 1)

    def test_found_with_the_others(self) -> None:
        fetch = mock.Mock(return_value={"EUR": 1.1})
        rates(fetch)
        caches["local"].clear()
        rates(fetch)
        self.assertEqual(fetch.call_count, 1)
