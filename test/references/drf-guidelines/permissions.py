from django.contrib.auth.models import AnonymousUser, Group
from django.test import override_settings
from rest_framework.routers import SimpleRouter
from rest_framework.test import APIRequestFactory, APITestCase

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory
from apps.users.tests.factories import UserFactory

from .permissions import IsAuthorOrReadOnly
from .viewsets import PostViewSet
from .wrong_viewsets import PostViewSet as WrongViewSet

router = SimpleRouter()
router.register("posts", PostViewSet)
router.register("wrong", WrongViewSet, basename="wrong")
urlpatterns = router.urls


@override_settings(ROOT_URLCONF=__name__)
class PermissionTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.author, cls.stranger, cls.editor = UserFactory.create_batch(3)
        cls.editor.groups.add(Group.objects.create(name="editors"))
        cls.public = PostFactory.create(author=cls.author, status=Post.Status.PUBLISHED)
        cls.draft = PostFactory.create(author=cls.author)

    def test_who_may_do_what(self) -> None:
        table = {
            None: (401, 401, 401, 401),
            self.stranger: (200, 403, 404, 404),
            self.editor: (200, 200, 404, 404),
            self.author: (200, 200, 200, 200),
        }
        for user, expected in table.items():
            self.client.force_authenticate(user)
            with self.subTest(user):
                found = tuple(
                    getattr(self.client, method)(
                        f"/posts/{post.pk}/", {"title": "x"}
                    ).status_code
                    for post in (self.public, self.draft)
                    for method in ("get", "patch")
                )
                self.assertEqual(found, expected)

    def test_a_refusal_says_why(self) -> None:
        self.client.force_authenticate(self.stranger)
        response = self.client.delete(f"/posts/{self.public.pk}/")
        self.assertEqual(response.status_code, 403)
        self.client.force_authenticate(self.editor)
        response = self.client.delete(f"/posts/{self.public.pk}/")
        self.assertEqual(response.status_code, 204)

    def test_the_inverse_of_a_permission_on_objects_forbids_all(self) -> None:
        request = APIRequestFactory().get("/")
        request.user = AnonymousUser()
        permission = (~IsAuthorOrReadOnly)()
        self.assertFalse(permission.has_permission(request, None))

    def test_wrong_a_list_has_no_object(self) -> None:
        self.client.force_authenticate(self.stranger)
        rows = self.client.get("/wrong/").data["results"]
        self.assertIn(self.draft.pk, [row["id"] for row in rows])
        rows = self.client.get("/posts/").data["results"]
        self.assertEqual([row["id"] for row in rows], [self.public.pk])
