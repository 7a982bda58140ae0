from django.contrib import admin
from django.test import TestCase

from apps.blog.models import Post

from .admin import PostAdmin


class PostAdminTests(TestCase):
    def test_it_passes_the_checks_of_the_admin(self) -> None:
        self.assertEqual(PostAdmin(Post, admin.site).check(), [])

    def test_fields_and_fieldsets_exclude_each_other(self) -> None:
        class Both(PostAdmin):
            fields = ("title",)

        errors = Both(Post, admin.site).check()
        self.assertEqual([error.id for error in errors], ["admin.E005"])
