import unittest
from unittest import mock

from django.test import SimpleTestCase

from . import test_fees, wrong_test_nothing


def outcome(case: type) -> unittest.TestResult:
    result = unittest.TestResult()
    for name in unittest.defaultTestLoader.getTestCaseNames(case):
        case(name)(result)
    return result


class MutationTests(SimpleTestCase):
    def test_wrong_it_passes_whatever_comes_back(self) -> None:
        with mock.patch.object(wrong_test_nothing, "fee", return_value=-1):
            self.assertTrue(outcome(wrong_test_nothing.FeeTests).wasSuccessful())
        with mock.patch.object(test_fees, "fee", return_value=-1):
            self.assertFalse(outcome(test_fees.FeeTests).wasSuccessful())
