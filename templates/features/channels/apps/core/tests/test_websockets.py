from asgiref.sync import sync_to_async
from channels.routing import get_default_application
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.test import TransactionTestCase

from apps.core.notifications import notify
from apps.users.models import User
from apps.users.tests.factories import UserFactory


class NotificationTests(TransactionTestCase):
    """Connections close after each message, which would end a transaction around it."""

    def setUp(self) -> None:
        self.user, self.other = UserFactory.create_batch(2)

    def communicator(
        self, user: User | None = None, origin: str = "http://testserver"
    ) -> WebsocketCommunicator:
        headers = [(b"origin", origin.encode()), (b"host", b"testserver")]
        if user:
            self.client.force_login(user)
            session = self.client.cookies[settings.SESSION_COOKIE_NAME]
            headers.append((b"cookie", session.OutputString().encode()))
        return WebsocketCommunicator(
            get_default_application(), "/ws/notifications/", headers
        )

    async def test_a_notification_reaches_every_page_of_its_user(self) -> None:
        pages = [
            await sync_to_async(self.communicator)(self.user),
            await sync_to_async(self.communicator)(self.user),
        ]
        for page in pages:
            connected, _ = await page.connect()
            self.assertTrue(connected)
        await sync_to_async(notify)(self.user, {"text": "Hello"})
        for page in pages:
            self.assertEqual(await page.receive_json_from(), {"text": "Hello"})
            await page.disconnect()

    async def test_others_hear_nothing(self) -> None:
        page = await sync_to_async(self.communicator)(self.other)
        await page.connect()
        await sync_to_async(notify)(self.user, {"text": "Hello"})
        self.assertTrue(await page.receive_nothing())
        await page.disconnect()

    async def test_who_is_not_logged_in_is_turned_away(self) -> None:
        connected, _ = await self.communicator().connect()
        self.assertFalse(connected)

    async def test_a_page_of_another_site_is_turned_away(self) -> None:
        page = await sync_to_async(self.communicator)(
            self.user, "https://evil.example.com"
        )
        connected, _ = await page.connect()
        self.assertFalse(connected)
