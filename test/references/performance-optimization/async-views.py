import asyncio
import time
from collections.abc import Awaitable

from django.test import SimpleTestCase

from . import wrong_fetching
from .fetching import fetch_all


async def wait(seconds: float) -> float:
    await asyncio.sleep(seconds)
    return seconds


class FetchTests(SimpleTestCase):
    async def timed(self, call: Awaitable[object]) -> float:
        start = time.perf_counter()
        await call
        return time.perf_counter() - start

    async def test_the_sum_becomes_the_maximum(self) -> None:
        self.assertEqual(await fetch_all([0.02, 0.01], wait), [0.02, 0.01])
        self.assertLess(await self.timed(fetch_all([0.2] * 4, wait)), 0.6)

    async def test_some_at_a_time(self) -> None:
        took = await self.timed(fetch_all([0.1] * 4, wait, at_once=2))
        self.assertGreaterEqual(took, 0.19)

    async def test_there_is_an_end(self) -> None:
        with self.assertRaises(TimeoutError):
            await fetch_all([5], wait, seconds=0.05)

    async def test_wrong_they_queue_up_for_one_thread(self) -> None:
        took = await self.timed(wrong_fetching.fetch_all([0.1] * 4))
        self.assertGreaterEqual(took, 0.4)
