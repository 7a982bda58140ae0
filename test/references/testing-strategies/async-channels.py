import unittest

from django.test import TransactionTestCase

from . import wrong_test_bare


def outcome(case: type) -> unittest.TestResult:
    result = unittest.TestResult()
    for name in unittest.defaultTestLoader.getTestCaseNames(case):
        case(name)(result)
    return result


class BareTests(TransactionTestCase):
    def test_wrong_there_is_no_user_in_the_scope(self) -> None:
        ((_, said),) = outcome(wrong_test_bare.CommentConsumerTests).errors
        self.assertIn("KeyError: 'user'", said)
