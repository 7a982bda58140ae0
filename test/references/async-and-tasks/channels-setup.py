from typing import Any

from channels.routing import get_default_application
from channels.testing import ApplicationCommunicator, WebsocketCommunicator
from django.test import TransactionTestCase

from . import wrong_asgi
from .asgi import application

SCOPE = {
    "type": "http",
    "method": "GET",
    "path": "/health/live/",
    "query_string": b"",
    "headers": [(b"host", b"testserver")],
}
HEADERS = [(b"origin", b"http://testserver"), (b"host", b"testserver")]


async def status_of(asked: Any) -> int:
    page = ApplicationCommunicator(asked, SCOPE)
    await page.send_input({"type": "http.request", "body": b""})
    start = await page.receive_output(timeout=10)
    await page.wait(timeout=10)
    return start["status"]


class ApplicationTests(TransactionTestCase):
    async def test_it_answers_http(self) -> None:
        for asked in (application, get_default_application()):
            self.assertEqual(await status_of(asked), 200)

    async def test_it_speaks_websocket(self) -> None:
        page = WebsocketCommunicator(application, "/ws/notifications/", HEADERS)
        connected, code = await page.connect()
        # By the consumer, since nobody is logged in.
        self.assertEqual((connected, code), (False, 1000))

    async def test_wrong_there_is_no_default_for_http(self) -> None:
        page = ApplicationCommunicator(wrong_asgi.application, SCOPE)
        with self.assertRaisesMessage(ValueError, "No application configured"):
            await page.receive_output(timeout=10)
