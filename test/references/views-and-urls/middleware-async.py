from django.http import HttpRequest, HttpResponse
from django.test import SimpleTestCase, override_settings
from django.urls import path

from . import middleware


async def waiting(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("async")


def direct(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("sync")


urlpatterns = [path("async/", waiting), path("sync/", direct)]


@override_settings(
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        f"{middleware.__name__}.TimingMiddleware",
        f"{middleware.__name__}.mode_middleware",
    ],
)
class BothModesTests(SimpleTestCase):
    def test_under_the_synchronous_client(self) -> None:
        for address in ("/async/", "/sync/"):
            response = self.client.get(address)
            self.assertEqual(response.headers["X-Mode"], "sync")
            self.assertRegex(response.headers["Server-Timing"], r"total;dur=\d")

    async def test_under_the_asynchronous_client(self) -> None:
        for address in ("/async/", "/sync/"):
            response = await self.async_client.get(address)
            self.assertEqual(response.headers["X-Mode"], "async")
            self.assertRegex(response.headers["Server-Timing"], r"total;dur=\d")
