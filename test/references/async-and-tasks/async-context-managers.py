import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from django.test import SimpleTestCase

from .clients import compare, rates
from .wrong_services import rename


class Server:
    """Answers a currency, and sees connections end."""

    def __init__(self) -> None:
        self.ended = asyncio.Event()

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        while line := await reader.readline():
            if line == b"SLOW\n":
                continue
            writer.write(b"1.25\n" if line == b"EUR\n" else b"?\n")
        writer.close()
        self.ended.set()


@asynccontextmanager
async def listening() -> AsyncIterator[tuple[Server, int]]:
    server = Server()
    listener = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    try:
        yield server, listener.sockets[0].getsockname()[1]
    finally:
        listener.close()


class ClientTests(SimpleTestCase):
    async def test_it_is_closed_after_the_block(self) -> None:
        async with listening() as (server, port):
            async with rates("127.0.0.1", port) as client:
                self.assertEqual(await client.of("EUR"), "1.25")
                self.assertFalse(server.ended.is_set())
            await asyncio.wait_for(server.ended.wait(), 5)

    async def test_it_is_closed_after_an_error(self) -> None:
        async with listening() as (server, port):
            with self.assertRaises(ZeroDivisionError):
                async with rates("127.0.0.1", port):
                    raise ZeroDivisionError
            await asyncio.wait_for(server.ended.wait(), 5)
            self.assertTrue(server.ended.is_set())

    async def test_it_is_closed_when_time_is_over(self) -> None:
        async with listening() as (server, port):
            with self.assertRaises(TimeoutError):
                async with rates("127.0.0.1", port, seconds=0.2) as client:
                    await client.of("SLOW")
            await asyncio.wait_for(server.ended.wait(), 5)

    async def test_several(self) -> None:
        async with listening() as (_, one), listening() as (_, two):
            hosts = [("127.0.0.1", one), ("127.0.0.1", two)]
            self.assertEqual(await compare("EUR", hosts), ["1.25", "1.25"])

    async def test_wrong_a_transaction_is_none(self) -> None:
        with self.assertRaisesMessage(TypeError, "asynchronous context manager"):
            await rename(1, "Tea")

    def test_cancelling_is_no_exception(self) -> None:
        self.assertFalse(issubclass(asyncio.CancelledError, Exception))
