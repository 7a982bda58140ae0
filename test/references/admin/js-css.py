from django.contrib import admin
from django.test import TestCase

from apps.blog.models import Post

from .admin import PostAdmin


class MediaTests(TestCase):
    def test_files_are_named_once(self) -> None:
        media = str(PostAdmin(Post, admin.AdminSite()).media)
        self.assertEqual(media.count("js/post.js"), 1)
        self.assertIn("defer", media)
        self.assertIn("css/site.css", media)
