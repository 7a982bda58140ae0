from django.test import override_settings
from rest_framework.routers import SimpleRouter
from rest_framework.test import APITestCase

from apps.blog.models import Post
from apps.blog.tests.factories import CategoryFactory, PostFactory, TagFactory
from apps.users.tests.factories import UserFactory

from .viewsets import PostViewSet
from .wrong_serializers import PostSerializer as WrongSerializer

router = SimpleRouter()
router.register("posts", PostViewSet)
urlpatterns = router.urls


@override_settings(ROOT_URLCONF=__name__)
class NestedTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()
        cls.tags = TagFactory.create_batch(2)
        cls.category = CategoryFactory.create(name="News")
        for _ in range(2):
            cls.make()

    @classmethod
    def make(cls) -> Post:
        post = PostFactory.create(category=cls.category)
        post.tags.set(cls.tags)
        return post

    def setUp(self) -> None:
        self.client.force_authenticate(self.user)

    def test_keys_come_in_and_rows_go_out(self) -> None:
        response = self.client.post(
            "/posts/",
            {
                "title": "A",
                "slug": "a",
                "body": "x",
                "category_id": self.category.pk,
                "tag_ids": [self.tags[0].pk],
            },
        )
        self.assertEqual(response.status_code, 201, response.data)
        self.assertEqual(response.data["category"]["name"], "News")
        self.assertEqual(
            response.data["tags"],
            [{"id": self.tags[0].pk, "name": self.tags[0].name}],
        )
        self.assertNotIn("tag_ids", response.data)

    def test_an_update_shows_what_it_has_set(self) -> None:
        post = Post.objects.first()
        response = self.client.patch(
            f"/posts/{post.pk}/", {"tag_ids": [], "category_id": None}
        )
        self.assertEqual(response.data["tags"], [])
        self.assertIsNone(response.data["category"])

    def test_three_queries_for_any_number_of_rows(self) -> None:
        for count in (2, 20):
            while Post.objects.count() < count:
                self.make()
            with self.subTest(count), self.assertNumQueries(3):
                rows = self.client.get("/posts/").data["results"]
                self.assertEqual(len(rows), count)

    def test_wrong_nobody_writes_the_tags(self) -> None:
        data = {"title": "B", "slug": "b", "body": "x", "tags": [{"name": "New"}]}
        serializer = WrongSerializer(data=data)
        serializer.is_valid(raise_exception=True)
        with self.assertRaisesMessage(AssertionError, "writable nested"):
            serializer.save(author=self.user)
        data["tags"] = [{"name": self.tags[0].name}]
        serializer = WrongSerializer(data=data)
        self.assertFalse(serializer.is_valid())
        self.assertEqual(serializer.errors["tags"][0]["name"][0].code, "unique")
