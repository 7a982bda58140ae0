from unittest import mock

from celery.result import AsyncResult, denied_join_result
from django.test import TestCase, override_settings
from django.urls import include, path

from apps.blog.tests.factories import PostFactory
from apps.users.tests.factories import UserFactory

from .models import Export
from .tasks import export_posts
from .wrong_tasks import export_twice

urlpatterns = [
    path("", include(f"{__package__}.views")),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class ExportTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.owner, cls.other = UserFactory.create_batch(2)
        PostFactory.create_batch(2, author=cls.owner)

    def setUp(self) -> None:
        self.client.force_login(self.owner)
        kept = mock.patch.object(export_posts, "store_eager_result", new=True)
        kept.start()
        self.addCleanup(kept.stop)

    def test_accepted_then_done(self) -> None:
        with self.captureOnCommitCallbacks() as callbacks:
            response = self.client.post("/exports/")
        self.assertEqual(response.status_code, 202)
        where = response["Location"]
        self.assertEqual(self.client.get(where).json(), {"state": "PENDING"})
        for callback in callbacks:
            callback()
        done = {"state": "SUCCESS", "rows": 2}
        self.assertEqual(self.client.get(where).json(), done)
        export = Export.objects.get()
        self.assertEqual(AsyncResult(export.task_id).get(timeout=5), 2)

    def test_it_is_the_owners_alone(self) -> None:
        export = Export.objects.create(owner=self.owner)
        self.client.force_login(self.other)
        self.assertEqual(self.client.get(f"/exports/{export.pk}/").status_code, 404)

    def test_what_was_never_there_is_pending(self) -> None:
        self.assertEqual(AsyncResult("no-such-id").state, "PENDING")

    def test_wrong_a_worker_refuses_to_wait(self) -> None:
        export = Export.objects.create(owner=self.owner)
        self.assertEqual(export_posts.delay(export.pk).get(), 2)
        with (
            denied_join_result(),
            self.assertRaisesMessage(RuntimeError, "Never call result.get()"),
        ):
            export_twice(export.pk)
