from django.test import override_settings
from rest_framework.request import Request
from rest_framework.routers import SimpleRouter
from rest_framework.test import APIRequestFactory, APITestCase

from apps.blog.tests.factories import PostFactory, TagFactory
from apps.users.tests.factories import UserFactory

from .viewsets import PostViewSet
from .wrong_serializers import PostSerializer as WrongSerializer

router = SimpleRouter()
router.register("posts", PostViewSet)
urlpatterns = router.urls


@override_settings(ROOT_URLCONF=__name__)
class ChosenFieldsTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()
        cls.post = PostFactory.create()
        cls.post.tags.add(TagFactory.create())
        PostFactory.create()

    def setUp(self) -> None:
        self.client.force_authenticate(self.user)

    def test_shows_what_was_chosen(self) -> None:
        for address, query in (
            ("/posts/", {"fields": "id,title"}),
            (f"/posts/{self.post.pk}/", {"fields": "id,title"}),
        ):
            data = self.client.get(address, query).data
            row = data["results"][0] if "results" in data else data
            self.assertEqual(set(row), {"id", "title"})
        row = self.client.get(f"/posts/{self.post.pk}/").data
        self.assertEqual(set(row), {"id", "title", "body", "author_email", "tags"})

    def test_an_unknown_name_is_an_error(self) -> None:
        response = self.client.get("/posts/", {"fields": "id,titel"})
        self.assertEqual(response.status_code, 400)
        self.assertIn("titel", str(response.data["errors"]["fields"]))

    def test_what_is_not_shown_is_not_read(self) -> None:
        with self.assertNumQueries(3):
            self.client.get("/posts/")
        with self.assertNumQueries(2):
            self.client.get("/posts/", {"fields": "id,author_email"})

    def test_wrong_a_nested_serializer_has_no_context_yet(self) -> None:
        request = Request(APIRequestFactory().get("/"))
        serializer = WrongSerializer(self.post, context={"request": request})
        with self.assertRaises(KeyError):
            _ = serializer.data
