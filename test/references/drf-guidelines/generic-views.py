from django.test import override_settings
from django.urls import path
from rest_framework.test import APITestCase

from apps.blog.models import Comment
from apps.blog.tests.factories import CommentFactory
from apps.users.tests.factories import UserFactory

from .urls import urlpatterns as ours
from .wrong_views import CommentView as WrongView

urlpatterns = [*ours, path("wrong/<int:pk>/", WrongView.as_view())]


@override_settings(ROOT_URLCONF=__name__)
class GenericViewTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user, cls.other = UserFactory.create_batch(2)
        cls.comment = CommentFactory.create(author=cls.other)
        CommentFactory.create()

    def setUp(self) -> None:
        self.client.force_authenticate(self.user)
        self.list = f"/posts/{self.comment.post_id}/comments/"

    def test_everyone_is_me(self) -> None:
        self.assertEqual(self.client.get("/me/").data["id"], self.user.pk)
        response = self.client.patch("/me/", {"first_name": "Ada"})
        self.assertEqual(response.data["first_name"], "Ada")

    def test_comments_of_one_post(self) -> None:
        rows = self.client.get(self.list).data["results"]
        self.assertEqual([row["id"] for row in rows], [self.comment.pk])
        response = self.client.post(self.list, {"text": "Yes"})
        self.assertEqual(response.status_code, 201, response.data)
        made = Comment.objects.get(pk=response.data["id"])
        self.assertEqual((made.author, made.post), (self.user, self.comment.post))

    def test_a_parent_that_is_not_there(self) -> None:
        response = self.client.post("/posts/0/comments/", {"text": "Yes"})
        self.assertEqual(response.status_code, 404)

    def test_others_are_not_found(self) -> None:
        address = f"/comments/{self.comment.pk}/"
        self.assertEqual(self.client.delete(address).status_code, 404)
        self.client.force_authenticate(self.other)
        self.assertEqual(self.client.delete(address).status_code, 204)

    def test_wrong_the_permission_is_never_asked(self) -> None:
        response = self.client.patch(f"/wrong/{self.comment.pk}/", {"text": "Mine"})
        self.assertEqual(response.status_code, 200)
        with self.assertRaises(Comment.DoesNotExist):
            self.client.get("/wrong/0/")
