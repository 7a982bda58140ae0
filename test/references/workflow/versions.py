import django
from django.db.models import QuerySet
from django.test import SimpleTestCase

from .checks_of_line import has_fetch_modes


class VersionTests(SimpleTestCase):
    def test_the_answer_is_what_querysets_can_do(self) -> None:
        self.assertEqual(has_fetch_modes(), hasattr(QuerySet, "fetch_mode"))

    def test_what_is_said_of_lines_is_so(self) -> None:
        from django.contrib.auth.middleware import LoginRequiredMiddleware
        from django.db.models import CompositePrimaryKey, GeneratedField

        self.assertTrue(all([LoginRequiredMiddleware, CompositePrimaryKey, GeneratedField]))
        if django.VERSION >= (6, 0):
            from django.tasks import task

            self.assertTrue(callable(task))
