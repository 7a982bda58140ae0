import json
from typing import Any

from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator
from django.contrib.auth.models import AnonymousUser
from django.test import TransactionTestCase

from apps.shop.tests.factories import ProductFactory
from apps.users.tests.factories import UserFactory

from .consumers import urlpatterns
from .wrong_consumers import EchoConsumer


class StockTests(TransactionTestCase):
    def setUp(self) -> None:
        self.product = ProductFactory.create(stock=7)
        self.user = UserFactory.create()

    async def page(self, user: Any = None) -> WebsocketCommunicator:
        page = WebsocketCommunicator(URLRouter(urlpatterns), "/ws/stock/")
        page.scope["user"] = user or self.user
        connected, _ = await page.connect()
        self.assertTrue(connected)
        return page

    async def test_it_answers(self) -> None:
        page = await self.page()
        for key, stock in ((self.product.pk, 7), (self.product.pk + 1, None)):
            await page.send_json_to({"product": key})
            self.assertEqual(await page.receive_json_from(), {"stock": stock})
        await page.send_json_to({"product": "x"})
        self.assertEqual(set((await page.receive_json_from())["errors"]), {"product"})
        await page.disconnect()

    async def test_codes_tell_why_it_ends(self) -> None:
        page = await self.page(AnonymousUser())
        self.assertEqual((await page.receive_output())["code"], 4401)
        page = await self.page()
        await page.send_to(text_data="{")
        self.assertEqual((await page.receive_output())["code"], 1007)

    async def test_wrong_what_is_no_json_raises(self) -> None:
        page = WebsocketCommunicator(EchoConsumer.as_asgi(), "/")
        await page.connect()
        await page.send_to(text_data="{")
        with self.assertRaises(json.JSONDecodeError):
            await page.receive_output()
