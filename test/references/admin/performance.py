from django.contrib import admin
from django.core.cache import cache
from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from apps.blog.models import Comment
from apps.blog.tests.factories import CommentFactory
from apps.users.models import User
from apps.users.tests.factories import UserFactory

from .admin import CommentAdmin


class UserAdmin(admin.ModelAdmin[User]):
    search_fields = ("email",)


site = admin.AdminSite()
site.register(Comment, CommentAdmin)
site.register(User, UserAdmin)
urlpatterns = [path("admin/", site.urls)]


@override_settings(ROOT_URLCONF=__name__)
class LargeTableTests(TestCase):
    def setUp(self) -> None:
        cache.clear()
        self.addCleanup(cache.clear)
        self.client.force_login(UserFactory.create(is_staff=True, is_superuser=True))

    def queries(self) -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            self.client.get("/admin/blog/comment/")
        return [query["sql"] for query in queries]

    def test_rows_cost_no_queries_and_the_count_is_kept(self) -> None:
        CommentFactory.create_batch(2)
        first = self.queries()
        second = self.queries()
        self.assertEqual(len(second), len(first) - 1)
        CommentFactory.create_batch(10)
        self.assertEqual(len(self.queries()), len(second))
        self.assertFalse([sql for sql in second if "COUNT(*)" in sql])

    def test_a_form_has_no_list_of_everyone(self) -> None:
        users = UserFactory.create_batch(5)
        page = self.client.get("/admin/blog/comment/add/")
        for user in users:
            self.assertNotContains(page, user.email)
