import asyncio
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.test import TestCase, override_settings
from django.urls import path


async def waiting(_request: HttpRequest) -> HttpResponse:
    await asyncio.sleep(0)
    return HttpResponse("Hello")


urlpatterns = [path("waiting/", waiting)]


async def answer(scope: dict[str, Any]) -> list[Mapping[str, Any]]:
    """Call the application as a server does, for a client that stays."""
    # Its hosts are those of the tests only once they run.
    from config.asgi import application  # noqa: PLC0415

    messages: list[Mapping[str, Any]] = []
    received = [{"type": "http.request", "body": b""}]

    async def receive() -> dict[str, Any]:
        if not received:
            await asyncio.Event().wait()
        return received.pop()

    async def send(message: Mapping[str, Any]) -> None:
        messages.append(message)

    await application(scope, receive, send)
    return messages


class AsgiTests(TestCase):
    @override_settings(ROOT_URLCONF=__name__)
    async def test_requests_are_answered(self) -> None:
        start, *_ = await answer(
            {
                "type": "http",
                "method": "GET",
                "path": "/waiting/",
                "query_string": b"",
                "headers": [(b"host", b"testserver")],
            }
        )
        self.assertEqual(start["type"], "http.response.start")
        self.assertLess(start["status"], 500)

    async def test_the_lifespan_of_a_server_is_none_of_its_business(self) -> None:
        with self.assertRaisesRegex(ValueError, "lifespan"):
            await answer({"type": "lifespan"})
