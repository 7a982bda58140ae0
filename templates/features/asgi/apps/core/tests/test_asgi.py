from typing import Any

from asgiref.testing import ApplicationCommunicator
from django.test import TestCase

from config.asgi import application


class AsgiTests(TestCase):
    """The application as a server of ASGI calls it, without one."""

    def communicator(self, scope: dict[str, Any]) -> ApplicationCommunicator:
        return ApplicationCommunicator(application, scope)

    async def test_requests_are_answered(self) -> None:
        page = self.communicator(
            {
                "type": "http",
                "method": "GET",
                "path": "/not-there/",
                "query_string": b"",
                "headers": [(b"host", b"testserver")],
            }
        )
        await page.send_input({"type": "http.request", "body": b""})
        start = await page.receive_output(timeout=10)
        self.assertEqual(start["type"], "http.response.start")
        self.assertLess(start["status"], 500)
        await page.wait(timeout=10)

    async def test_the_lifespan_of_a_server_is_none_of_its_business(self) -> None:
        server = self.communicator({"type": "lifespan"})
        with self.assertRaisesRegex(ValueError, "lifespan"):
            await server.wait(timeout=10)
