from django import VERSION
from django.test import SimpleTestCase, TestCase, override_settings
from kombu.exceptions import EncodeError

from apps.blog.tests.factories import CommentFactory

from . import wrong_tasks


class EagerTests(TestCase):
    def test_wrong_an_instance_passes_until_it_is_queued(self) -> None:
        comment = CommentFactory.create()
        self.assertEqual(wrong_tasks.announce(comment), comment.pk)
        result = wrong_tasks.announce.apply(args=[comment])
        self.assertEqual(result.get(), comment.pk)
        with self.assertRaises(EncodeError):
            wrong_tasks.announce.delay(comment)


class NativeTests(SimpleTestCase):
    @override_settings(
        TASKS={"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    )
    def test_what_was_enqueued_is_kept(self) -> None:
        if VERSION < (6, 0):
            with self.assertRaises(ImportError):
                from django.tasks import task  # noqa: F401
            return
        from django.tasks import default_task_backend

        from .native import shout

        shout.enqueue("hello")
        (result,) = default_task_backend.results
        self.assertEqual(result.args, ["hello"])
        self.assertEqual(shout.call("hello"), "HELLO")
