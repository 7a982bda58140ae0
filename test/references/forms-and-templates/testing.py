from django.test import SimpleTestCase

from .forms import BookingForm


class RuleTests(SimpleTestCase):
    def test_the_edge_is_six(self) -> None:
        self.assertTrue(BookingForm({"adults": 4, "children": 2}).is_valid())
        self.assertFalse(BookingForm({"adults": 4, "children": 3}).is_valid())

    def test_wrong_a_misspelt_name_fails_for_another_reason(self) -> None:
        form = BookingForm({"adult": 4, "children": 3})
        self.assertFalse(form.is_valid())
        self.assertTrue(form.has_error("adults", "required"))
        self.assertFalse(form.has_error("__all__", "too_many"))
