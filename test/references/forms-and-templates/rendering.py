from django import forms
from django.template.loader import render_to_string
from django.test import SimpleTestCase

from .renderers import SiteRenderer


class PairForm(forms.Form):
    first = forms.CharField(help_text="As on the card.")
    second = forms.CharField()


class RenderingTests(SimpleTestCase):
    def test_a_bound_form_shows_label_message_and_state(self) -> None:
        form = PairForm({"second": "b"}, renderer=SiteRenderer())
        html = str(form)
        self.assertIn('<label for="id_first">', html)
        self.assertIn("This field is required.", html)
        self.assertIn('aria-invalid="true"', html)
        self.assertIn('<div class="field">', html)

    def test_fields_can_be_laid_out_by_hand(self) -> None:
        form = PairForm(renderer=SiteRenderer())
        html = render_to_string("rendering/form.html", {"form": form})
        self.assertEqual(html.count('<div class="field">'), 2)
        self.assertIn("As on the card.", html)
