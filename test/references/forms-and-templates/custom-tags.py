from decimal import Decimal

from django.template.loader import render_to_string
from django.test import RequestFactory, SimpleTestCase
from django.utils.html import escape

from .wrong_badges import badge as unsafe_badge

SCRIPT = "<script>alert(1)</script>"


class TagTests(SimpleTestCase):
    def page(self, name: str) -> str:
        request = RequestFactory().get("/", {"q": "a", "page": "1"})
        context = {"price": Decimal("12.5"), "name": name}
        return render_to_string("custom_tags/price.html", context, request)

    def test_they_give_what_they_say(self) -> None:
        text = self.page("Lamp")
        self.assertIn("12.50 €", text)
        self.assertInHTML('<span class="badge new">Lamp</span>', text)
        self.assertIn('href="?q=a&amp;page=2"', text)

    def test_what_people_type_stays_text(self) -> None:
        self.assertIn(escape(SCRIPT), self.page(SCRIPT))
        self.assertNotIn(SCRIPT, self.page(SCRIPT))

    def test_wrong_marking_a_text_as_safe_lets_it_through(self) -> None:
        self.assertIn(SCRIPT, unsafe_badge(SCRIPT))
