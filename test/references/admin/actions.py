from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory
from apps.users.models import User
from apps.users.tests.factories import UserFactory

from .admin import PostAdmin
from .wrong_open_admin import PostAdmin as OpenAdmin

site = admin.AdminSite()
site.register(Post, PostAdmin)
loose = admin.AdminSite(name="loose")
loose.register(Post, OpenAdmin)
urlpatterns = [path("admin/", site.urls), path("loose/", loose.urls)]


@override_settings(ROOT_URLCONF=__name__)
class ActionTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.editor = UserFactory.create(is_staff=True, is_superuser=True)
        cls.reader = UserFactory.create(is_staff=True)
        cls.reader.user_permissions.add(Permission.objects.get(codename="view_post"))
        cls.posts = PostFactory.create_batch(3, status=Post.Status.DRAFT)

    def publish(self, user: User, where: str = "admin"):
        self.client.force_login(user)
        data = {
            "action": "publish",
            "_selected_action": [str(post.pk) for post in self.posts[:2]],
        }
        return self.client.post(f"/{where}/blog/post/", data)

    def published(self) -> int:
        return Post.objects.filter(status=Post.Status.PUBLISHED).count()

    def test_the_chosen_rows_change_in_one_statement(self) -> None:
        with CaptureQueriesContext(connection) as queries:
            self.publish(self.editor)
        updates = [q for q in queries if q["sql"].startswith('UPDATE "blog_post"')]
        self.assertEqual((self.published(), len(updates)), (2, 1))

    def test_who_may_only_look_is_refused(self) -> None:
        self.publish(self.reader)
        self.assertEqual(self.published(), 0)
        self.assertNotContains(self.client.get("/admin/blog/post/"), "Publish")

    def test_wrong_without_a_permission_readers_write(self) -> None:
        self.publish(self.reader, "loose")
        self.assertEqual(self.published(), 2)
