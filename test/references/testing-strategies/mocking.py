import unittest
from decimal import Decimal
from unittest import mock

from django.test import SimpleTestCase

from . import rates, wrong_test_lax


def outcome(case: type) -> unittest.TestResult:
    result = unittest.TestResult()
    for name in unittest.defaultTestLoader.getTestCaseNames(case):
        case(name)(result)
    return result


class MockTests(SimpleTestCase):
    def test_wrong_a_call_that_could_not_be_passes(self) -> None:
        self.assertTrue(outcome(wrong_test_lax.PriceTests).wasSuccessful())
        with (
            mock.patch.object(rates, "rate", autospec=True, return_value=Decimal(1)),
            self.assertRaises(TypeError),
        ):
            rates.rate("USD", 5, "today")

    def test_what_a_typing_error_does(self) -> None:
        one = mock.Mock()
        with self.assertRaises(AttributeError):
            one.assert_called_onec()
        self.assertTrue(one.was_called)
