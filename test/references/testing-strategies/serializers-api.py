import unittest

from django.test import TestCase, override_settings
from rest_framework.test import APIClient

from . import wrong_test_multipart


def outcome(case: type) -> unittest.TestResult:
    result = unittest.TestResult()
    for name in unittest.defaultTestLoader.getTestCaseNames(case):
        case(name)(result)
    return result


class ClientTests(TestCase):
    def test_wrong_multipart_has_no_null(self) -> None:
        ((_, said),) = outcome(wrong_test_multipart.OrderAPITests).errors
        self.assertIn("Cannot encode None", said)

    def test_the_format_by_default(self) -> None:
        self.assertEqual(APIClient().default_format, "json")
        with override_settings(REST_FRAMEWORK={}):
            self.assertEqual(APIClient.default_format, "json")
