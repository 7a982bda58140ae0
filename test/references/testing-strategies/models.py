import unittest

from django.test import TestCase

from . import wrong_test_broken


def outcome(case: type) -> unittest.TestResult:
    result = unittest.TestResult()
    for name in unittest.defaultTestLoader.getTestCaseNames(case):
        case(name)(result)
    return result


class BrokenTransactionTests(TestCase):
    def test_wrong_the_next_query_fails(self) -> None:
        ((_, said),) = outcome(wrong_test_broken.CouponTests).errors
        self.assertIn("TransactionManagementError", said)
