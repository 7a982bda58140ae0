from typing import Any

from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator
from django.test import TransactionTestCase
from django.urls import path

from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory
from apps.users.tests.factories import UserFactory

from .consumers import OrderConsumer
from .services import ship
from .wrong_groups import announce

application = URLRouter([path("ws/orders/<int:pk>/", OrderConsumer.as_asgi())])


class OrderTests(TransactionTestCase):
    def setUp(self) -> None:
        self.order = OrderFactory.create()
        self.other = OrderFactory.create(buyer=self.order.buyer)

    async def page(self, order: Order, user: Any) -> WebsocketCommunicator:
        page = WebsocketCommunicator(application, f"/ws/orders/{order.pk}/")
        page.scope["user"] = user
        page.connected, _ = await page.connect()
        return page

    async def test_all_pages_of_the_order_hear_it(self) -> None:
        buyer = self.order.buyer
        pages = [await self.page(self.order, buyer) for _ in range(2)]
        elsewhere = await self.page(self.other, buyer)
        await sync_to_async(ship)(self.order)
        for page in pages:
            self.assertEqual(await page.receive_json_from(), {"status": "shipped"})
            await page.disconnect()
        self.assertTrue(await elsewhere.receive_nothing())
        await elsewhere.disconnect()

    async def test_others_may_not_listen(self) -> None:
        stranger = await sync_to_async(UserFactory.create)()
        page = await self.page(self.order, stranger)
        self.assertFalse(page.connected)

    async def test_a_type_without_a_method_ends_the_connection(self) -> None:
        page = await self.page(self.order, self.order.buyer)
        group = f"order.{self.order.pk}"
        await get_channel_layer().group_send(group, {"type": "order.lost"})
        with self.assertRaisesMessage(ValueError, "No handler for message type"):
            await page.receive_output()

    async def test_a_full_channel_drops(self) -> None:
        layer = get_channel_layer()
        channel = await layer.new_channel()
        await layer.group_add("full", channel)
        for _ in range(layer.capacity + 10):
            await layer.group_send("full", {"type": "x"})
        self.assertEqual(layer.channels[channel].qsize(), layer.capacity)
        await layer.group_discard("full", channel)

    async def test_wrong_names_of_people_are_no_names_of_groups(self) -> None:
        await announce("kitchen", "Tea")
        for room in ("Küche", "the kitchen"):
            with self.assertRaises(TypeError):
                await announce(room, "Tea")
