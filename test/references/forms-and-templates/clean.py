from django.test import TestCase

from apps.shop.tests.factories import ProductFactory

from .forms import OfferForm
from .wrong_lost import NameForm


class OfferTests(TestCase):
    def data(self, **changes: object) -> dict[str, object]:
        return {
            "product": ProductFactory.create().pk,
            "title": " Summer sale ",
            "starts_on": "2026-06-01",
            "ends_on": "2026-06-30",
            **changes,
        }

    def test_takes_what_is_valid(self) -> None:
        form = OfferForm(self.data())
        self.assertTrue(form.is_valid(), form.errors)
        self.assertEqual(form.cleaned_data["title"], "Summer sale")

    def test_each_rule_has_its_field(self) -> None:
        self.assertTrue(OfferForm(self.data(title="SUMMER")).has_error("title", "shouting"))
        early = OfferForm(self.data(ends_on="2026-05-01"))
        self.assertIn("ends_on", early.errors)
        self.assertNotIn("ends_on", early.cleaned_data)

    def test_the_last_step_runs_where_fields_failed(self) -> None:
        self.assertEqual(list(OfferForm(self.data(starts_on="?")).errors), ["starts_on"])

    def test_wrong_a_value_that_is_not_returned_is_lost(self) -> None:
        form = NameForm({"name": "Ada"})
        self.assertTrue(form.is_valid())
        self.assertIsNone(form.cleaned_data["name"])
