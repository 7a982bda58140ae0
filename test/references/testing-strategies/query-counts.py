import unittest

from django import VERSION
from django.test import TestCase

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory

from . import wrong_test_one_row
from .selectors import front_page, lines


def outcome(case: type) -> unittest.TestResult:
    result = unittest.TestResult()
    for name in unittest.defaultTestLoader.getTestCaseNames(case):
        case(name)(result)
    return result


class QueryCountTests(TestCase):
    def test_wrong_one_row_hides_a_query_for_each(self) -> None:
        self.assertTrue(outcome(wrong_test_one_row.FrontPageTests).wasSuccessful())
        PostFactory.create_batch(5)
        with self.assertNumQueries(1 + 2 * 5):
            lines(Post.objects.all())

    def test_strictly(self) -> None:
        PostFactory.create(status=Post.Status.PUBLISHED)
        if VERSION < (6, 1):
            self.assertFalse(hasattr(Post.objects.all(), "fetch_mode"))
            return
        from django.core.exceptions import FieldFetchBlocked

        from .strict import strict_lines

        self.assertEqual(len(strict_lines(front_page())), 1)
        with self.assertRaises(FieldFetchBlocked):
            strict_lines(Post.objects.all())
