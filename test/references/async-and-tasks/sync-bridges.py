import asyncio
import threading

from asgiref.sync import async_to_sync, sync_to_async
from django.core.exceptions import SynchronousOnlyOperation
from django.db import transaction
from django.test import TestCase, override_settings
from django.urls import path

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory

from .views import publish_post
from .wrong_queries import drafts

urlpatterns = [path("posts/<int:pk>/publish/", publish_post)]


@override_settings(ROOT_URLCONF=__name__)
class BridgeTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.post = PostFactory.create(status=Post.Status.DRAFT)

    async def test_a_whole_service_is_bridged(self) -> None:
        address = f"/posts/{self.post.pk}/publish/"
        for published in (True, False):
            response = await self.async_client.get(address)
            self.assertEqual(response.json(), {"published": published})
        await self.post.arefresh_from_db()
        self.assertEqual(self.post.status, Post.Status.PUBLISHED)

    async def test_one_thread_is_for_the_database(self) -> None:
        threads = await asyncio.gather(
            *[sync_to_async(threading.get_ident)() for _ in range(3)]
        )
        self.assertEqual(len(set(threads)), 1)
        self.assertNotIn(await asyncio.to_thread(threading.get_ident), threads)

    async def test_wrong_a_lazy_queryset_runs_in_the_loop(self) -> None:
        with self.assertRaises(SynchronousOnlyOperation):
            await drafts()

    async def test_there_is_no_async_transaction(self) -> None:
        with self.assertRaises(SynchronousOnlyOperation), transaction.atomic():
            pass

    async def test_no_loop_within_a_loop(self) -> None:
        async def nothing() -> None: ...

        with self.assertRaisesMessage(RuntimeError, "AsyncToSync"):
            async_to_sync(nothing)()
