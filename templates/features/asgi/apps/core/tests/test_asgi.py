import asyncio
from collections.abc import Mapping
from typing import Any

from django.test import TestCase


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
    async def test_requests_are_answered(self) -> None:
        start, *_ = await answer(
            {
                "type": "http",
                "method": "GET",
                "path": "/not-there/",
                "query_string": b"",
                "headers": [(b"host", b"testserver")],
            }
        )
        self.assertEqual(start["type"], "http.response.start")
        self.assertLess(start["status"], 500)

    async def test_the_lifespan_of_a_server_is_none_of_its_business(self) -> None:
        with self.assertRaisesRegex(ValueError, "lifespan"):
            await answer({"type": "lifespan"})
