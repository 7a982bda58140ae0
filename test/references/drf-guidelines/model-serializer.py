from django.test import override_settings
from rest_framework import serializers
from rest_framework.routers import SimpleRouter
from rest_framework.test import APIRequestFactory, APITestCase

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory
from apps.users.tests.factories import UserFactory

from .scoped import CommentSerializer
from .serializers import PostSerializer
from .viewsets import PostViewSet
from .wrong_serializers import UserSerializer

router = SimpleRouter()
router.register("posts", PostViewSet)
urlpatterns = router.urls


@override_settings(ROOT_URLCONF=__name__)
class ModelSerializerTests(APITestCase):
    post: Post

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user, cls.other = UserFactory.create_batch(2)
        cls.post = PostFactory.create(author=cls.other, slug="taken")

    def setUp(self) -> None:
        self.client.force_authenticate(self.user)

    def test_shows_what_the_contract_says(self) -> None:
        self.assertEqual(
            set(PostSerializer(self.post).data),
            {"id", "title", "slug", "body", "author", "status", "tags"},
        )

    def test_limits_come_from_the_model(self) -> None:
        data = {"title": "x" * 201, "slug": "taken", "body": "short"}
        errors = self.client.post("/posts/", data).json()["errors"]
        self.assertEqual(set(errors), {"title", "slug", "body"})
        self.assertIn("UniqueValidator", repr(PostSerializer()))

    def test_the_server_says_who_wrote_it(self) -> None:
        data = {
            "title": "A",
            "slug": "a",
            "body": "x" * 20,
            "author": self.other.pk,
            "status": "published",
        }
        response = self.client.post("/posts/", data)
        self.assertEqual(response.status_code, 201, response.data)
        self.assertEqual(response.data["author"], self.user.pk)
        self.assertEqual(response.data["status"], Post.Status.DRAFT)

    def test_the_key_of_a_relation_takes_no_query(self) -> None:
        posts = list(Post.objects.prefetch_related("tags"))
        with self.assertNumQueries(0):
            self.assertEqual(
                PostSerializer(posts, many=True).data[0]["author"], self.other.pk
            )

    def test_rows_of_others_cannot_be_referred_to(self) -> None:
        request = APIRequestFactory().post("/")
        for user, valid in ((self.user, False), (self.other, True)):
            request.user = user
            serializer = CommentSerializer(
                data={"post": self.post.pk, "text": "x"}, context={"request": request}
            )
            self.assertEqual(serializer.is_valid(), valid)

    def test_a_field_by_hand_knows_nothing_of_the_model(self) -> None:
        class ByHand(PostSerializer):
            slug = serializers.CharField()

            class Meta(PostSerializer.Meta):
                read_only_fields = ["slug"]

        field = ByHand().fields["slug"]
        self.assertIsNone(field.max_length)
        self.assertNotIn("UniqueValidator", repr(field.validators))
        self.assertFalse(field.read_only)

    def test_wrong_all_fields_are_too_many(self) -> None:
        self.assertIn("password", UserSerializer(self.user).data)
        serializer = UserSerializer(
            self.user, data={"is_superuser": True}, partial=True
        )
        serializer.is_valid(raise_exception=True)
        self.assertTrue(serializer.save().is_superuser)
