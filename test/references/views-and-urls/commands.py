from datetime import timedelta
from io import StringIO
from typing import Any

from django.core.management import CommandError, call_command
from django.test import TestCase
from django.utils import timezone

from apps.blog.models import Comment
from apps.blog.tests.factories import CommentFactory

from .management.commands.clear_comments import Command


class ClearCommentsTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        CommentFactory()
        CommentFactory(approved=True)
        Comment.objects.update(created_at=timezone.now() - timedelta(days=31))
        CommentFactory()

    def call(self, **options: Any) -> str:
        out = StringIO()
        call_command(Command(), stdout=out, **options)
        return out.getvalue()

    def test_deletes_what_is_old(self) -> None:
        self.assertIn("Would delete 1 comments.", self.call(dry_run=True))
        self.assertEqual(Comment.objects.count(), 3)
        self.assertIn("Deleted 1 comments.", self.call())
        self.assertEqual(Comment.objects.count(), 2)

    def test_says_what_is_wrong(self) -> None:
        with self.assertRaisesMessage(CommandError, "--days is 1 or more."):
            self.call(days=0)
