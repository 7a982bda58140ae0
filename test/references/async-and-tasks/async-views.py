from asgiref.sync import sync_to_async
from django.core.exceptions import ImproperlyConfigured, SynchronousOnlyOperation
from django.test import TestCase, override_settings
from django.urls import include, path

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory
from apps.users.tests.factories import UserFactory

from .views import export
from .wrong_views import OwnReportView, ReportView

urlpatterns = [
    path("export/", export),
    path("wrong/", OwnReportView.as_view()),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class ExportTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()
        PostFactory.create(slug="tea", title='The "tea"')

    async def test_streams_row_by_row(self) -> None:
        await self.async_client.aforce_login(self.user)
        response = await self.async_client.get("/export/")
        self.assertTrue(response.is_async)
        parts = [part async for part in response]
        self.assertEqual(parts, [b"slug,title\n", b'tea,"The ""tea"""\n'])

    async def test_login_required_knows_async_views(self) -> None:
        response = await self.async_client.get("/export/")
        self.assertEqual(response.status_code, 302)

    def test_under_wsgi_it_is_read_to_its_end_first(self) -> None:
        self.client.force_login(self.user)
        with self.assertWarnsMessage(Warning, "must consume asynchronous iterators"):
            parts = list(self.client.get("/export/"))
        self.assertEqual(len(parts), 2)

    async def test_wrong_handlers_of_both_kinds_are_refused(self) -> None:
        with self.assertRaisesMessage(ImproperlyConfigured, "must either be all"):
            await sync_to_async(ReportView.as_view)()

    async def test_wrong_the_mixin_is_synchronous(self) -> None:
        with self.assertRaisesMessage(TypeError, "HttpResponseRedirect"):
            await self.async_client.get("/wrong/")
        await self.async_client.aforce_login(self.user)
        with self.assertRaises(SynchronousOnlyOperation):
            await self.async_client.get("/wrong/")

    async def test_values_can_be_iterated_and_lists_of_them_cannot(self) -> None:
        rows = [row async for row in Post.objects.values("slug").aiterator()]
        self.assertEqual(rows, [{"slug": "tea"}])
        pairs = Post.objects.values_list("slug", "title")
        with self.assertRaises(SynchronousOnlyOperation):
            async for _ in pairs.aiterator():
                pass
