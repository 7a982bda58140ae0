from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.test import SimpleTestCase

from .fields import WordsField


class WordsTests(SimpleTestCase):
    def test_words_come_out_once_and_small(self) -> None:
        self.assertEqual(WordsField().clean("a, B,a ,, b"), ["a", "b"])

    def test_it_is_required_and_limited(self) -> None:
        for value in ("", " , ", "a,b,c"):
            with self.subTest(value), self.assertRaises(ValidationError):
                WordsField(max_words=2).clean(value)

    def test_it_shows_what_it_would_read(self) -> None:
        class PostForm(forms.Form):
            words = WordsField()

        form = PostForm(initial={"words": ["a", "b"]}, renderer=TemplatesSetting())
        html = str(form["words"])
        self.assertIn('value="a, b"', html)
        self.assertIn("with commas between them", html)
