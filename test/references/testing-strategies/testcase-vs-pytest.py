import unittest

from django.test import TestCase

from apps.blog.models import Tag

from . import test_slugs, wrong_test_leak


def outcome(case: type) -> unittest.TestResult:
    result = unittest.TestResult()
    for name in unittest.defaultTestLoader.getTestCaseNames(case):
        case(name)(result)
    return result


class BaseTests(TestCase):
    def test_rows_of_a_testcase_are_gone(self) -> None:
        self.assertTrue(outcome(test_slugs.TagTests).wasSuccessful())
        self.assertFalse(Tag.objects.exists())

    def test_wrong_rows_of_unittest_stay(self) -> None:
        self.assertTrue(outcome(wrong_test_leak.TagTests).wasSuccessful())
        self.assertTrue(Tag.objects.filter(name="Left behind").exists())
