from unittest import mock

from django.core.cache import cache
from django.test import TestCase
from django.urls import reverse


class CacheHealthTests(TestCase):
    def test_a_cache_that_does_not_answer_is_named(self) -> None:
        with (
            mock.patch.object(cache, "get", side_effect=ConnectionError),
            self.assertLogs("apps.core.health", "ERROR"),
        ):
            response = self.client.get(reverse("health-ready"))
        self.assertEqual(response.json()["failing"], ["cache"])
