import asyncio
from unittest import mock

from django.core.exceptions import SynchronousOnlyOperation
from django.test import AsyncRequestFactory, TestCase, override_settings
from django.urls import include, path

from apps.blog.tests.factories import CommentFactory, PostFactory

from . import views

urlpatterns = [
    path("dashboard/<slug:slug>/", views.dashboard),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class AsyncTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        CommentFactory(post=PostFactory(slug="tea", title="Tea"), text="Hot.")

    async def test_it_answers(self) -> None:
        response = await self.async_client.get("/dashboard/tea/")
        self.assertEqual(
            response.json(),
            {
                "title": "Tea",
                "comments": ["Hot."],
                "stars": 5,
                "weather": "sunny",
                "for": "AnonymousUser",
            },
        )
        response = await self.async_client.get("/dashboard/none/")
        self.assertEqual(response.status_code, 404)

    def test_it_works_for_the_synchronous_client_too(self) -> None:
        self.assertEqual(self.client.get("/dashboard/tea/").status_code, 200)

    async def test_waiting_is_done_together(self) -> None:
        waiting: list[float] = []
        most: list[int] = []
        pause = asyncio.sleep

        async def sleep(seconds: float) -> None:
            waiting.append(seconds)
            most.append(len(waiting))
            await pause(0)
            waiting.pop()

        with mock.patch("asyncio.sleep", sleep):
            await self.async_client.get("/dashboard/tea/")
        self.assertEqual(max(most), 2)

    async def test_wrong_query_is_refused(self) -> None:
        from .wrong_blocking import titles  # noqa: PLC0415

        with self.assertRaises(SynchronousOnlyOperation):
            await titles(AsyncRequestFactory().get("/"))
