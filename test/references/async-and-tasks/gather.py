import asyncio

from django.test import SimpleTestCase

from .services import both, stock_of
from .wrong_services import pay_and_ship


class GatherTests(SimpleTestCase):
    async def test_so_many_at_once(self) -> None:
        inside: list[str] = []
        most = 0

        async def ask(name: str) -> int:
            nonlocal most
            inside.append(name)
            most = max(most, len(inside))
            await asyncio.sleep(0)
            inside.remove(name)
            return 1

        names = [str(number) for number in range(12)]
        found = await stock_of(names, ask, at_once=3)
        self.assertEqual(len(found), 12)
        self.assertEqual(most, 3)

    async def test_one_failure_is_left_out(self) -> None:
        async def ask(name: str) -> int:
            if name == "south":
                raise OSError("no answer")
            return 3

        with self.assertLogs(stock_of.__module__, "WARNING") as logs:
            found = await stock_of(["north", "south"], ask)
        self.assertEqual(found, {"north": 3})
        self.assertIn("south", logs.output[0])

    async def test_a_group_cancels_the_rest(self) -> None:
        ended: list[str] = []

        async def fails() -> int:
            raise OSError

        async def slow() -> int:
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                ended.append("cancelled")
                raise
            return 1

        with self.assertRaises(ExceptionGroup):
            await both(slow(), fails())
        self.assertEqual(ended, ["cancelled"])

        async def two() -> int:
            return 2

        self.assertEqual(await both(two(), two()), 4)

    async def test_wrong_the_others_run_on(self) -> None:
        shipped = asyncio.Event()

        async def pay() -> None:
            raise OSError

        async def ship() -> None:
            await asyncio.sleep(0.01)
            shipped.set()

        with self.assertRaises(OSError):
            await pay_and_ship(pay(), ship())
        self.assertFalse(shipped.is_set())
        await asyncio.wait_for(shipped.wait(), 5)
        self.assertTrue(shipped.is_set())
