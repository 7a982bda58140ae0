from django.template.loader import render_to_string
from django.test import SimpleTestCase
from django.utils import translation


class TranslationTests(SimpleTestCase):
    def test_a_sentence_has_its_plural(self) -> None:
        with translation.override("en"):
            self.assertIn("1 thing\n", render_to_string("i18n/cart.html", {"lines": 1}))
            self.assertIn("2 things", render_to_string("i18n/cart.html", {"lines": 2}))

    def test_the_page_says_its_language(self) -> None:
        with translation.override("de"):
            self.assertIn('lang="de"', render_to_string("i18n/cart.html", {"lines": 1}))
