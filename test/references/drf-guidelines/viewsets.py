from django.contrib.auth.models import AnonymousUser
from django.test import override_settings
from rest_framework.routers import SimpleRouter
from rest_framework.test import APIRequestFactory, APITestCase

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
class ViewSetTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user, cls.other = UserFactory.create_batch(2)
        cls.mine = PostFactory.create(author=cls.user)
        cls.theirs = PostFactory.create(author=cls.other)

    def setUp(self) -> None:
        self.client.force_authenticate(self.user)

    def test_each_sees_their_own(self) -> None:
        (row,) = self.client.get("/posts/").data["results"]
        self.assertEqual(set(row), {"id", "title", "status"})
        self.assertEqual(row["id"], self.mine.pk)
        self.assertEqual(self.client.get(f"/posts/{self.mine.pk}/").status_code, 200)
        for method in (self.client.get, self.client.patch):
            self.assertEqual(method(f"/posts/{self.theirs.pk}/").status_code, 404)

    def test_what_is_created_is_its_makers(self) -> None:
        data = {"title": "A", "slug": "a", "body": "x"}
        response = self.client.post("/posts/", data)
        self.assertEqual(response.status_code, 201, response.data)
        self.assertEqual(Post.objects.get(slug="a").author, self.user)

    def test_what_is_not_offered_is_not_allowed(self) -> None:
        self.assertEqual(self.client.delete(f"/posts/{self.mine.pk}/").status_code, 405)

    def test_nobody_has_no_rows(self) -> None:
        view = PostViewSet(action="list", request=APIRequestFactory().get("/"))
        view.request.user = AnonymousUser()
        self.assertFalse(view.get_queryset().exists())
        with self.assertRaises(TypeError):
            Post.objects.filter(author=AnonymousUser()).exists()
        self.client.force_authenticate(None)
        self.assertEqual(self.client.get("/posts/").status_code, 401)

    def test_wrong_rows_of_yesterday(self) -> None:
        self.addCleanup(setattr, WrongViewSet, "recent", None)
        for _ in range(2):
            view = WrongViewSet()
            self.assertEqual(len(view.get_queryset()), 2)
            PostFactory.create()
        self.assertEqual(PostViewSet.queryset.all().count(), 4)
