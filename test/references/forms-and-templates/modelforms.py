from django.test import TestCase

from apps.blog.models import Post
from apps.blog.tests.factories import TagFactory
from apps.users.models import User
from apps.users.tests.factories import UserFactory

from .forms import PostForm
from .wrong_open_form import ProfileForm


class PostFormTests(TestCase):
    author: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.author = UserFactory.create()

    def test_the_author_is_whoever_is_logged_in(self) -> None:
        tag = TagFactory.create()
        data = {"title": "On forms", "body": "x", "tags": [tag.pk], "author": 0}
        form = PostForm(data, author=self.author)
        self.assertTrue(form.is_valid(), form.errors)
        post = form.save()
        self.assertEqual((post.author, post.slug), (self.author, "on-forms"))
        self.assertEqual(list(post.tags.all()), [tag])

    def test_without_a_commit_tags_wait(self) -> None:
        tag = TagFactory.create()
        form = PostForm(
            {"title": "Later", "body": "x", "tags": [tag.pk]}, author=self.author
        )
        post = form.save(commit=False)
        self.assertIsNone(post.pk)
        post.save()
        self.assertEqual(post.tags.count(), 0)
        form.save_m2m()
        self.assertEqual(post.tags.count(), 1)

    def test_an_invalid_form_has_changed_its_instance(self) -> None:
        post = Post(title="Old", author=self.author)
        form = PostForm({"title": "New", "body": ""}, instance=post, author=self.author)
        self.assertFalse(form.is_valid())
        self.assertEqual(post.title, "New")

    def test_wrong_all_fields_are_all_rights(self) -> None:
        self.assertIn("is_superuser", ProfileForm.base_fields)
