import unittest
from unittest import mock

from django.test import TestCase, override_settings

from apps.shop.models import Order

from . import wrong_test_silent


def outcome(case: type) -> unittest.TestResult:
    result = unittest.TestResult()
    for name in unittest.defaultTestLoader.getTestCaseNames(case):
        case(name)(result)
    return result


class SilentTests(TestCase):
    def test_wrong_it_passes_though_a_mail_is_sent(self) -> None:
        with (
            override_settings(ROOT_URLCONF=f"{__package__}.shop"),
            mock.patch("django.db.transaction.on_commit") as on_commit,
        ):
            result = outcome(wrong_test_silent.BuyingTests)
        self.assertTrue(result.wasSuccessful())
        on_commit.assert_called_once()
        self.assertFalse(Order.objects.exists())
