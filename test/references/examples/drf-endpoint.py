from django.test import override_settings
from rest_framework.routers import SimpleRouter
from rest_framework.test import APITestCase

from apps.blog.tests.factories import CommentFactory
from apps.users.tests.factories import UserFactory

from .wrong_viewsets import ModerationViewSet

router = SimpleRouter()
router.register("wrong", ModerationViewSet)
urlpatterns = router.urls


@override_settings(ROOT_URLCONF=__name__)
class UnscopedTests(APITestCase):
    def test_wrong_a_stranger_reads_and_deletes(self) -> None:
        comment = CommentFactory.create()
        self.client.force_authenticate(UserFactory.create())
        address = f"/wrong/{comment.pk}/"
        self.assertEqual(self.client.post(f"{address}approve/").status_code, 403)
        self.assertEqual(self.client.get(address).status_code, 200)
        self.assertEqual(self.client.delete(address).status_code, 204)
