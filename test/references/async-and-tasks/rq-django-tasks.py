from unittest import mock

from django import VERSION
from django.test import SimpleTestCase, TestCase, override_settings

from apps.blog.tests.factories import CommentFactory

MEMORY = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
CELERY = {"default": {"BACKEND": f"{__package__}.backends.CeleryBackend"}}

if VERSION < (6, 0):

    class NoTasksTests(SimpleTestCase):
        def test_django_has_none(self) -> None:
            with self.assertRaises(ImportError):
                import django.tasks  # noqa: F401

else:
    from django.tasks import default_task_backend

    from . import backends, wrong_tasks
    from .tasks import approve

    class TaskTests(TestCase):
        def setUp(self) -> None:
            self.comment = CommentFactory.create(approved=False)

        @override_settings(TASKS=MEMORY)
        def test_a_test_looks_at_what_was_enqueued(self) -> None:
            approve.enqueue(self.comment.pk)
            (result,) = default_task_backend.results
            self.assertEqual(result.args, [self.comment.pk])
            self.comment.refresh_from_db()
            self.assertFalse(self.comment.approved)

        @override_settings(TASKS=CELERY)
        def test_celery_is_behind_it(self) -> None:
            with mock.patch.object(
                backends.run, "apply_async", wraps=backends.run.apply_async
            ) as sent:
                result = approve.enqueue(self.comment.pk)
            self.assertEqual(sent.call_args.kwargs["queue"], "default")
            self.assertEqual(result.status, "READY")
            self.comment.refresh_from_db()
            self.assertTrue(self.comment.approved)

        def test_arguments_are_json(self) -> None:
            with self.assertRaises(TypeError):
                approve.enqueue(self.comment.created_at)

        def test_wrong_an_error_stays_in_the_result(self) -> None:
            with self.assertLogs("django.tasks", "ERROR"):
                result = wrong_tasks.divide.enqueue(1, 0)
            self.assertEqual(result.status, "FAILED")
            self.assertEqual(result.errors[0].exception_class, ZeroDivisionError)
