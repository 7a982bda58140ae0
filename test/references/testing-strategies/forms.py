import unittest
from unittest import mock

from django.test import TestCase

from apps.blog.tests.factories import PostFactory
from apps.users.tests.factories import UserFactory

from . import wrong_test_invalid
from .forms import PublishForm


def outcome(case: type) -> unittest.TestResult:
    result = unittest.TestResult()
    for name in unittest.defaultTestLoader.getTestCaseNames(case):
        case(name)(result)
    return result


def no_rule(form: PublishForm) -> dict:
    return form.cleaned_data


class MutationTests(TestCase):
    def test_wrong_it_passes_without_the_rule(self) -> None:
        draft = PostFactory.create()
        data = {"post": draft.pk, "in_newsletter": "on"}
        self.assertFalse(PublishForm(data, user=draft.author).is_valid())
        with mock.patch.object(PublishForm, "clean", no_rule):
            self.assertTrue(PublishForm(data, user=draft.author).is_valid())
            result = outcome(wrong_test_invalid.PublishFormTests)
        self.assertTrue(result.wasSuccessful())

    def test_what_is_bound(self) -> None:
        user = UserFactory.create()
        for data, bound in (({}, True), (None, False)):
            form = PublishForm(data, user=user)
            self.assertEqual(form.is_bound, bound)
            self.assertFalse(hasattr(form, "cleaned_data"))
