from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator
from django.contrib.auth.models import AnonymousUser
from django.test import TransactionTestCase
from django.urls import path

from .models import Message
from .wrong_consumers import ChatConsumer

application = URLRouter([path("ws/rooms/<slug:name>/", ChatConsumer.as_asgi())])


class OpenDoorTests(TransactionTestCase):
    async def test_wrong_anyone_listens_and_nothing_is_kept(self) -> None:
        page = WebsocketCommunicator(application, "/ws/rooms/secret/")
        page.scope["user"] = AnonymousUser()
        connected, _ = await page.connect()
        self.assertTrue(connected)
        await page.send_to(text_data="Hello")
        self.assertEqual(await page.receive_from(), "Hello")
        await page.disconnect()
        self.assertFalse(await Message.objects.aexists())
