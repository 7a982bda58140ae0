from django import VERSION
from django.test import override_settings
from rest_framework.routers import SimpleRouter
from rest_framework.test import APITestCase

from apps.blog.models import Post
from apps.blog.tests.factories import CommentFactory, PostFactory, TagFactory
from apps.users.tests.factories import UserFactory

from .viewsets import PostViewSet
from .wrong_serializers import PostSerializer as WrongSerializer

router = SimpleRouter()
router.register("posts", PostViewSet)
urlpatterns = router.urls


@override_settings(ROOT_URLCONF=__name__)
class ListTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()
        cls.tags = TagFactory.create_batch(2)
        cls.fill(2)

    @classmethod
    def fill(cls, count: int) -> None:
        for post in PostFactory.create_batch(count):
            post.tags.set(cls.tags)
            CommentFactory.create(post=post, approved=True, text="Yes")
            CommentFactory.create(post=post, approved=False, text="No")

    def setUp(self) -> None:
        self.client.force_authenticate(self.user)

    def test_as_many_queries_for_20_rows_as_for_2(self) -> None:
        with self.assertNumQueries(4):
            rows = self.client.get("/posts/").data["results"]
        self.assertEqual([len(row["comments"]) for row in rows], [1, 1])
        self.fill(18)
        with self.assertNumQueries(4):
            rows = self.client.get("/posts/").data["results"]
        self.assertEqual(len(rows), 20)

    def test_wrong_a_filter_asks_again(self) -> None:
        posts = list(Post.objects.prefetch_related("comments"))
        with self.assertNumQueries(2):
            list(WrongSerializer(posts, many=True).data)
        with self.assertNumQueries(0):
            self.assertEqual([post.comments.count() for post in posts], [2, 2])
            self.assertTrue(posts[0].comments.exists())
        with self.assertNumQueries(1):
            posts[0].comments.first()

    def test_modes_of_fetching(self) -> None:
        if VERSION < (6, 1):
            self.assertFalse(hasattr(Post.objects, "fetch_mode"))
            return
        from django.core.exceptions import FieldFetchBlocked

        from .modes import strict, with_peers

        with self.assertNumQueries(2):
            self.assertEqual(len([post.author.email for post in with_peers.all()]), 2)
        with self.assertRaises(FieldFetchBlocked):
            _ = strict.first().author
