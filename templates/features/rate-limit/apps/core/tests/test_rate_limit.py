from http import HTTPStatus
from typing import Any
from unittest import mock

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, SimpleTestCase, override_settings
from django.urls import path

from apps.core.rate_limit import RateLimitMiddleware


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("Hello")


urlpatterns = [path("page/", page), path("login/", page)]


@override_settings(
    ROOT_URLCONF=__name__,
    MIDDLEWARE=["apps.core.rate_limit.RateLimitMiddleware"],
    CACHES={
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": __name__,
        },
    },
    RATE_LIMITS={"/login/": (1, 60), "/": (2, 60)},
    NUM_PROXIES=0,
)
class RateLimitTests(SimpleTestCase):
    def setUp(self) -> None:
        self.addCleanup(cache.clear)
        clock = mock.patch("apps.core.rate_limit.time.time", return_value=600)
        self.clock = clock.start()
        self.addCleanup(clock.stop)

    def get(self, path: str = "/page/", address: str = "192.0.2.1") -> Any:
        return self.client.get(path, REMOTE_ADDR=address)

    def test_who_asks_too_often_is_told_when_to_come_back(self) -> None:
        self.get()
        self.assertEqual(self.get().status_code, HTTPStatus.OK)
        self.clock.return_value = 618
        response = self.get()
        self.assertEqual(response.status_code, HTTPStatus.TOO_MANY_REQUESTS)
        self.assertEqual(response["Retry-After"], "42")
        self.clock.return_value = 660
        self.assertEqual(self.get().status_code, HTTPStatus.OK)

    def test_each_address_and_each_rate_is_counted_for_itself(self) -> None:
        self.get("/login/")
        refused = self.get("/login/")
        self.assertEqual(refused.status_code, HTTPStatus.TOO_MANY_REQUESTS)
        self.assertEqual(self.get("/page/").status_code, HTTPStatus.OK)
        other = self.get("/login/", "192.0.2.2")
        self.assertEqual(other.status_code, HTTPStatus.OK)

    def test_a_forged_header_is_no_other_client(self) -> None:
        statuses = [
            self.client.get("/login/", HTTP_X_FORWARDED_FOR=address).status_code
            for address in ("192.0.2.3", "192.0.2.4")
        ]
        self.assertEqual(statuses, [HTTPStatus.OK, HTTPStatus.TOO_MANY_REQUESTS])

    def test_accounts_behind_one_address_are_counted_for_themselves(self) -> None:
        middleware = RateLimitMiddleware(page)
        for pk in (1, 2):
            request = RequestFactory().get("/login/")
            request.COOKIES[settings.SESSION_COOKIE_NAME] = "session"
            request.user = mock.Mock(is_authenticated=True, pk=pk)
            self.assertIsNone(middleware.process_request(request))
            self.assertIsNotNone(middleware.process_request(request))

    @mock.patch.object(cache, "add", mock.Mock(side_effect=OSError))
    def test_a_cache_that_is_gone_lets_requests_pass(self) -> None:
        with self.assertLogs("apps.core.rate_limit", "ERROR"):
            self.assertEqual(self.get("/login/").status_code, HTTPStatus.OK)

    async def test_asynchronous_requests_are_counted_too(self) -> None:
        await self.async_client.get("/login/")
        response = await self.async_client.get("/login/")
        self.assertEqual(response.status_code, HTTPStatus.TOO_MANY_REQUESTS)
