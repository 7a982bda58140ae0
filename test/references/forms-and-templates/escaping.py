from django.template import engines
from django.template.loader import render_to_string
from django.test import SimpleTestCase
from django.utils.safestring import SafeString, mark_safe

from .bold import bold, bullet_points

SCRIPT = "<script>alert(1)</script>"


class EscapingTests(SimpleTestCase):
    def test_values_are_text(self) -> None:
        text = render_to_string("escaping/comment.html", {"comment": {"text": SCRIPT}})
        self.assertNotIn(SCRIPT, text)
        self.assertIn("&lt;script&gt;", text)

    def test_markup_of_ours_keeps_theirs_as_text(self) -> None:
        self.assertEqual(bold("<i>"), "<b>&lt;i&gt;</b>")
        self.assertEqual(bullet_points(["a", "<"]), "<li>a</li><li>&lt;</li>")
        self.assertIsInstance(bold("a"), SafeString)

    def test_safe_and_unsafe_together_are_unsafe(self) -> None:
        self.assertIsInstance(mark_safe("a") + mark_safe("b"), SafeString)
        self.assertNotIsInstance(mark_safe("a") + "b", SafeString)

    def test_an_address_is_not_made_harmless(self) -> None:
        template = engines["django"].from_string('<a href="{{ link }}">x</a>')
        self.assertIn("javascript:", template.render({"link": "javascript:alert(1)"}))

    def test_wrong_safe_lets_a_script_through(self) -> None:
        text = render_to_string("escaping/wrong_open.html", {"comment": {"text": SCRIPT}})
        self.assertIn(SCRIPT, text)
