from http import HTTPStatus
from unittest import mock

from django.core.cache import cache
from django.http import HttpResponse
from django.test import RequestFactory, SimpleTestCase, override_settings
from rest_framework.settings import api_settings
from rest_framework.throttling import AnonRateThrottle

from .limits import is_over
from .views import contact


class LimitTests(SimpleTestCase):
    def setUp(self) -> None:
        cache.clear()
        self.addCleanup(cache.clear)

    def post(self, forwarded: str = "", address: str = "192.0.2.1") -> HttpResponse:
        headers = {"X-Forwarded-For": forwarded} if forwarded else {}
        request = RequestFactory().post("/", headers=headers, REMOTE_ADDR=address)
        return contact(request)

    def test_the_sixth_is_too_many(self) -> None:
        statuses = [self.post().status_code for _ in range(6)]
        self.assertEqual(statuses, [*[HTTPStatus.OK] * 5, HTTPStatus.TOO_MANY_REQUESTS])
        self.assertEqual(self.post().headers["Retry-After"], "60")
        other = self.post(address="192.0.2.2")
        self.assertEqual(other.status_code, HTTPStatus.OK)

    def test_a_forged_header_does_not_help(self) -> None:
        for number in range(5):
            self.post(f"10.0.0.{number}")
        last = self.post("10.0.0.9")
        self.assertEqual(last.status_code, HTTPStatus.TOO_MANY_REQUESTS)

    @override_settings(NUM_PROXIES=1)
    def test_nor_behind_a_proxy_that_appends(self) -> None:
        for number in range(5):
            self.post(f"10.0.0.{number}, 198.51.100.7")
        last = self.post("10.0.0.9, 198.51.100.7")
        self.assertEqual(last.status_code, HTTPStatus.TOO_MANY_REQUESTS)

    def test_the_next_span_counts_anew(self) -> None:
        with mock.patch("time.time", return_value=600.0):
            self.assertEqual([is_over("k", 1, 60) for _ in range(2)], [False, True])
        with mock.patch("time.time", return_value=660.0):
            self.assertFalse(is_over("k", 1, 60))


class ThrottleTests(SimpleTestCase):
    def identity(self, forwarded: str) -> str:
        headers = {"X-Forwarded-For": forwarded}
        request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="10.1.1.1")
        return AnonRateThrottle.get_ident(AnonRateThrottle, request)

    def test_without_a_number_of_proxies_the_client_chooses_who_it_is(self) -> None:
        with mock.patch.object(api_settings, "NUM_PROXIES", None):
            self.assertEqual(self.identity("1.1.1.1"), "1.1.1.1")
            self.assertEqual(self.identity("2.2.2.2"), "2.2.2.2")

    def test_with_it_the_last_address_counts(self) -> None:
        with mock.patch.object(api_settings, "NUM_PROXIES", 1):
            self.assertEqual(self.identity("1.1.1.1, 198.51.100.7"), "198.51.100.7")
            self.assertEqual(self.identity("2.2.2.2, 198.51.100.7"), "198.51.100.7")
