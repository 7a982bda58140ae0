from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from rest_framework.decorators import action
from rest_framework.routers import SimpleRouter
from rest_framework.test import APITestCase

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory
from apps.users.tests.factories import UserFactory

from .viewsets import PostViewSet
from .wrong_viewsets import PostViewSet as WrongViewSet

router = SimpleRouter()
router.register("posts", PostViewSet)
router.register("wrong", WrongViewSet, basename="wrong")
urlpatterns = router.urls


@override_settings(ROOT_URLCONF=__name__)
class ActionTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()
        cls.draft = PostFactory.create(author=cls.user)
        cls.theirs = PostFactory.create()

    def setUp(self) -> None:
        self.client.force_authenticate(self.user)
        self.address = f"/posts/{self.draft.pk}/publish/"

    def test_happens_once(self) -> None:
        response = self.client.post(self.address)
        self.assertEqual(response.data["status"], Post.Status.PUBLISHED)
        self.draft.refresh_from_db()
        self.assertIsNotNone(self.draft.published_at)
        self.assertEqual(self.client.post(self.address).status_code, 409)

    def test_whose_it_is_not(self) -> None:
        address = f"/posts/{self.theirs.pk}/publish/"
        self.assertEqual(self.client.post(address).status_code, 404)
        self.client.force_authenticate(None)
        self.assertEqual(self.client.post(self.address).status_code, 401)

    def test_get_is_not_allowed(self) -> None:
        self.assertEqual(self.client.get(self.address).status_code, 405)

    def test_an_action_has_a_serializer_of_its_own(self) -> None:
        address = f"/posts/{self.draft.pk}/reject/"
        self.assertEqual(set(self.client.post(address).data["errors"]), {"reason"})
        response = self.client.post(address, {"reason": "Too long."})
        self.assertEqual(response.data["reason"], "Too long.")

    def test_a_page_of_a_collection(self) -> None:
        newest = PostFactory.create(author=self.user)
        rows = self.client.get("/posts/recent/").data["results"]
        self.assertEqual([row["id"] for row in rows], [newest.pk, self.draft.pk])

    def test_wrong_a_link_publishes_for_anyone(self) -> None:
        self.client.force_authenticate(None)
        self.assertEqual(
            self.client.get(f"/wrong/{self.theirs.pk}/publish/").status_code, 200
        )
        self.theirs.refresh_from_db()
        self.assertEqual(self.theirs.status, Post.Status.PUBLISHED)

    def test_wrong_an_action_named_as_a_method_of_rest(self) -> None:
        class ListAgain(PostViewSet):
            @action(detail=False)
            def list(self, request):
                raise NotImplementedError

        with self.assertRaises(ImproperlyConfigured):
            SimpleRouter().get_routes(ListAgain)
