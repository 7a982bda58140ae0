import json
from unittest import mock

import msgpack
from channels.layers import get_channel_layer
from channels.testing import WebsocketCommunicator
from django.test import TransactionTestCase

from .consumers import OPEN, TickerConsumer, tick


def open_now() -> float:
    return OPEN.labels("TickerConsumer")._value.get()


class TickerTests(TransactionTestCase):
    async def test_encoded_once_for_all(self) -> None:
        pages = [WebsocketCommunicator(TickerConsumer.as_asgi(), "/") for _ in range(3)]
        for page in pages:
            await page.connect()
        self.assertEqual(open_now(), 3)
        with mock.patch("json.dumps", wraps=json.dumps) as dumps:
            await tick({"pen": "2.50"})
            for page in pages:
                self.assertEqual(await page.receive_from(), '{"pen":"2.50"}')
        self.assertEqual(dumps.call_count, 1)
        for page in pages:
            await page.disconnect()
        self.assertEqual(open_now(), 0)
        self.assertFalse(get_channel_layer().groups.get("ticker"))

    def test_numbers_are_smaller_in_msgpack(self) -> None:
        prices = {"prices": [number / 7 for number in range(1000)]}
        packed = msgpack.packb(prices)
        self.assertEqual(msgpack.unpackb(packed), prices)
        self.assertLess(len(packed), len(json.dumps(prices)))
