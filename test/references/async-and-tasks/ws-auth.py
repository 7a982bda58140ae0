from unittest import mock

from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.test import TransactionTestCase, override_settings

from apps.users.models import User
from apps.users.tests.factories import UserFactory

from . import asgi, tickets, wrong_asgi

LOCMEM = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


@override_settings(CACHES=LOCMEM)
class WhoTests(TransactionTestCase):
    def setUp(self) -> None:
        self.user = UserFactory.create()

    async def page(
        self,
        application: object,
        *,
        user: User | None = None,
        ticket: str = "",
        origin: str = "http://testserver",
    ) -> WebsocketCommunicator:
        headers = [(b"origin", origin.encode()), (b"host", b"testserver")]
        if user:
            await sync_to_async(self.client.force_login)(user)
            cookie = self.client.cookies[settings.SESSION_COOKIE_NAME]
            headers.append((b"cookie", cookie.OutputString().encode()))
        address = f"/ws/who/?ticket={ticket}"
        page = WebsocketCommunicator(application, address, headers)
        page.connected, _ = await page.connect()
        return page

    async def assert_known(self, page: WebsocketCommunicator) -> None:
        await page.send_to(text_data="who")
        self.assertEqual(await page.receive_json_from(), {"user": self.user.pk})

    async def assert_refused(self, page: WebsocketCommunicator) -> None:
        self.assertEqual((await page.receive_output())["code"], 4401)

    async def test_a_page_with_its_session(self) -> None:
        page = await self.page(asgi.pages, user=self.user)
        await self.assert_known(page)
        await page.disconnect()
        await self.assert_refused(await self.page(asgi.pages))

    async def test_who_has_logged_out_is_refused(self) -> None:
        page = await self.page(asgi.pages, user=self.user)
        self.user.set_password("another")
        await self.user.asave()
        await page.send_to(text_data="who")
        await self.assert_refused(page)

    async def test_another_origin(self) -> None:
        page = await self.page(
            asgi.pages, user=self.user, origin="https://evil.example.com"
        )
        self.assertFalse(page.connected)

    async def test_a_ticket_is_good_once(self) -> None:
        ticket = tickets.ticket_for(self.user)
        page = await self.page(asgi.apps, ticket=ticket)
        await self.assert_known(page)
        await page.disconnect()
        await self.assert_refused(await self.page(asgi.apps, ticket=ticket))

    async def test_old_and_forged_tickets(self) -> None:
        with mock.patch("time.time", return_value=1_000_000):
            old = tickets.ticket_for(self.user)
        for ticket in (old, "forged", ""):
            await self.assert_refused(await self.page(asgi.apps, ticket=ticket))

    async def test_wrong_any_site_speaks_for_the_visitor(self) -> None:
        page = await self.page(
            wrong_asgi.application, user=self.user, origin="https://evil.example.com"
        )
        self.assertTrue(page.connected)
        await self.assert_known(page)
        await page.disconnect()
