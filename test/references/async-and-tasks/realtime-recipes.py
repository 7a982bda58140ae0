from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from django.test import TestCase, override_settings
from django.urls import include, path

from apps.core.notifications import notify
from apps.users.tests.factories import UserFactory

from . import services, wrong_services
from .models import Page
from .views import events, stream

urlpatterns = [path("events/", stream), path("", include("config.urls"))]


@override_settings(ROOT_URLCONF=__name__)
class StreamTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()

    async def test_three_events_and_the_end(self) -> None:
        group = f"user.{self.user.pk}"
        lines = events(group)
        self.assertEqual(await anext(lines), "retry: 5000\n\n")
        for number in range(3):
            await sync_to_async(notify)(self.user, {"n": number})
        got = [await anext(lines) for _ in range(3)]
        self.assertEqual(got, [f'data: {{"n": {n}}}\n\n' for n in range(3)])
        await lines.aclose()
        self.assertFalse(get_channel_layer().groups.get(group))

    async def test_it_is_a_stream_for_who_is_logged_in(self) -> None:
        response = await self.async_client.get("/events/")
        self.assertEqual(response.status_code, 302)
        await self.async_client.aforce_login(self.user)
        response = await self.async_client.get("/events/")
        self.assertEqual(response["Content-Type"], "text/event-stream")
        self.assertEqual(response["X-Accel-Buffering"], "no")
        self.assertTrue(response.is_async)


class EditTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.page = Page.objects.create(text="Tea")

    async def test_a_stale_revision_is_refused(self) -> None:
        page = await services.edit(self.page.pk, 0, "Tea and milk")
        self.assertEqual(page.revision, 1)
        with self.assertRaises(services.StaleError) as caught:
            await services.edit(self.page.pk, 0, "Coffee")
        self.assertEqual(caught.exception.page.text, "Tea and milk")

    async def test_wrong_the_last_one_wins(self) -> None:
        await wrong_services.edit(self.page.pk, "Tea and milk")
        await wrong_services.edit(self.page.pk, "Coffee")
        await self.page.arefresh_from_db()
        self.assertEqual(self.page.text, "Coffee")
        self.assertEqual(self.page.revision, 0)
