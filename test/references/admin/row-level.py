from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import TestCase, override_settings
from django.urls import path

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory
from apps.users.tests.factories import UserFactory

from .admin import OwnPostAdmin

site = admin.AdminSite()
site.register(Post, OwnPostAdmin)
urlpatterns = [path("admin/", site.urls)]


@override_settings(ROOT_URLCONF=__name__)
class FenceTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.author = UserFactory.create(is_staff=True)
        rights = Permission.objects.filter(codename__endswith="_post")
        cls.author.user_permissions.set(rights)
        cls.own = PostFactory.create(author=cls.author, title="Mine")
        cls.other = PostFactory.create(title="Theirs")

    def setUp(self) -> None:
        self.client.force_login(self.author)

    def test_rows_of_others_do_not_exist(self) -> None:
        page = self.client.get("/admin/blog/post/")
        self.assertContains(page, "Mine")
        self.assertNotContains(page, "Theirs")
        address = f"/admin/blog/post/{self.other.pk}/change/"
        self.assertRedirects(self.client.get(address), "/admin/")

    def test_what_is_new_is_ones_own(self) -> None:
        data = {"title": "New", "slug": "new", "body": "x", "author": self.other.pk}
        self.client.post("/admin/blog/post/add/", data)
        self.assertEqual(Post.objects.get(slug="new").author, self.author)
