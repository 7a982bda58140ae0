from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory
from apps.users.models import User
from apps.users.tests.factories import UserFactory
from django.test import TestCase
from rest_framework import serializers

from . import wrong_serializers
from .serializers import CommentSerializer, UserSerializer


class DeepSerializer(serializers.ModelSerializer[Post]):
    class Meta:
        model = Post
        fields = ["title", "author"]
        depth = 1


class ExposureTests(TestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()

    def patch(self, serializer_class: type[serializers.ModelSerializer[User]]) -> User:
        data = {"is_superuser": True, "email": "new@example.com", "first_name": "Ada"}
        serializer = serializer_class(self.user, data=data, partial=True)
        serializer.is_valid(raise_exception=True)
        serializer.save()
        return User.objects.get(pk=self.user.pk)

    def test_a_user_shows_what_is_listed(self) -> None:
        keys = set(UserSerializer(self.user).data)
        self.assertEqual(keys, {"id", "email", "first_name", "last_name"})

    def test_and_changes_what_may_be_changed(self) -> None:
        user = self.patch(UserSerializer)
        self.assertEqual(user.first_name, "Ada")
        self.assertFalse(user.is_superuser)
        self.assertEqual(user.email, self.user.email)

    def test_wrong_serializer_shows_the_hash_and_makes_superusers(self) -> None:
        data = wrong_serializers.UserSerializer(self.user).data
        self.assertEqual(data["password"], self.user.password)
        self.assertTrue(self.patch(wrong_serializers.UserSerializer).is_superuser)

    def test_depth_brings_every_field_along(self) -> None:
        post = PostFactory.create(author=self.user)
        author = DeepSerializer(post).data["author"]
        self.assertEqual(author["password"], self.user.password)


class RelationTests(TestCase):
    def errors(self, status: str) -> set[str]:
        post = PostFactory.create(status=status)
        data = {"post": post.pk, "text": "First!", "approved": True}
        serializer = CommentSerializer(data=data)
        serializer.is_valid()
        self.assertNotIn("approved", serializer.validated_data)
        return set(serializer.errors)

    def test_only_what_is_published_takes_comments(self) -> None:
        self.assertEqual(self.errors(Post.Status.PUBLISHED), set())
        self.assertEqual(self.errors(Post.Status.DRAFT), {"post"})
