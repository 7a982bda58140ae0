import unittest

from django.test import SimpleTestCase

from . import wrong_test_alone


def outcome(case: type) -> unittest.TestResult:
    result = unittest.TestResult()
    for name in unittest.defaultTestLoader.getTestCaseNames(case):
        case(name)(result)
    return result


class PlaceTests(SimpleTestCase):
    def test_wrong_it_passes_in_a_project_that_has_none(self) -> None:
        self.assertTrue(outcome(wrong_test_alone.TraceIdTests).wasSuccessful())
        self.assertNotIn("X-Trace-Id", self.client.get("/health/live/"))
