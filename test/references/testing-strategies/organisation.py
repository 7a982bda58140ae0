import unittest

from django.test import SimpleTestCase

from . import wrong_test_order


def outcome(case: type) -> unittest.TestResult:
    result = unittest.TestResult()
    for name in unittest.defaultTestLoader.getTestCaseNames(case):
        case(name)(result)
    return result


class OrganisationTests(SimpleTestCase):
    def setUp(self) -> None:
        self.addCleanup(wrong_test_order.BasketTests.basket.clear)

    def test_wrong_a_test_that_needs_another_passes_in_order(self) -> None:
        self.assertTrue(outcome(wrong_test_order.BasketTests).wasSuccessful())

    def test_wrong_and_fails_alone(self) -> None:
        alone = unittest.TestResult()
        wrong_test_order.BasketTests("test_2_finds_it").run(alone)
        self.assertEqual(len(alone.failures), 1)
