import unittest
from unittest import mock

from django.test import TestCase, TransactionTestCase

from apps.shop.tests.factories import ProductFactory

from . import test_race, wrong_stock


def outcome(case: type) -> unittest.TestResult:
    result = unittest.TestResult()
    for name in unittest.defaultTestLoader.getTestCaseNames(case):
        case(name)(result)
    return result


class OneByOneTests(TestCase):
    def test_one_after_the_other_it_is_right(self) -> None:
        product = ProductFactory.create(stock=1)
        found = [wrong_stock.take(product.pk) for _ in range(2)]
        self.assertEqual(found, [True, False])


class WrongRaceTests(TransactionTestCase):
    def test_wrong_more_are_served_than_there_are_pieces(self) -> None:
        with mock.patch.object(test_race, "take", wrong_stock.take):
            ((_, said),) = outcome(test_race.RaceTests).failures
        self.assertIn("!= (5, 0)", said)
