import unittest

from django.test import TestCase, override_settings

from apps.blog.models import Post

from . import wrong_test_status


def outcome(case: type) -> unittest.TestResult:
    result = unittest.TestResult()
    for name in unittest.defaultTestLoader.getTestCaseNames(case):
        case(name)(result)
    return result


class StatusTests(TestCase):
    def test_wrong_nothing_was_saved_and_it_passes(self) -> None:
        with override_settings(ROOT_URLCONF=f"{__package__}.views"):
            result = outcome(wrong_test_status.PostPageTests)
        self.assertTrue(result.wasSuccessful())
        self.assertFalse(Post.objects.exists())
