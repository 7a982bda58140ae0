import unittest

from django.test import TestCase

from . import wrong_test_numbers


def outcome(case: type) -> unittest.TestResult:
    result = unittest.TestResult()
    for name in unittest.defaultTestLoader.getTestCaseNames(case):
        case(name)(result)
    return result


class SequenceTests(TestCase):
    def test_wrong_only_the_first_gets_the_number(self) -> None:
        result = outcome(wrong_test_numbers.TagTests)
        self.assertEqual(result.testsRun, 2)
        self.assertGreaterEqual(len(result.errors), 1)
