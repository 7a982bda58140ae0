import django
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.forms import URLField
from django.template.loader import render_to_string
from django.test import SimpleTestCase
from django.utils.html import format_html

from . import badges, wrong_badges

SCRIPT = '"><script>alert(1)</script>'


class XssTests(SimpleTestCase):
    def test_text_stays_text_wherever_the_template_puts_it(self) -> None:
        profile = {
            "name": SCRIPT,
            "bio": SCRIPT,
            "website": "https://example.com",
            "skills": ["</script><script>alert(1)</script>"],
        }
        page = render_to_string("xss/profile.html", {"profile": profile})
        self.assertNotIn("<script>alert", page)
        self.assertEqual(page.count("<script"), 1)

    def test_escaping_does_not_stop_an_address_that_is_script(self) -> None:
        profile = {"website": "javascript:alert(1)"}
        page = render_to_string("xss/profile.html", {"profile": profile})
        self.assertIn('href="javascript:alert(1)"', page)

    def test_its_field_does(self) -> None:
        for field in (URLValidator(), URLField(assume_scheme="https").clean):
            with self.assertRaises(ValidationError):
                field("javascript:alert(1)")
        self.assertEqual(set(URLValidator.schemes), {"http", "https", "ftp", "ftps"})

    def test_an_attribute_without_quotes_takes_a_handler(self) -> None:
        from django.template import Context, Template

        template = Template("<img alt={{ name }}>")
        page = template.render(Context({"name": "x onerror=alert(1)"}))
        self.assertEqual(page, "<img alt=x onerror=alert(1)>")

    def test_html_is_built_with_escaped_arguments(self) -> None:
        self.assertNotIn("<script", badges.badge(SCRIPT))

    def test_wrong_mark_safe_lets_script_through(self) -> None:
        self.assertIn("<script>", wrong_badges.badge(SCRIPT))

    def test_format_html_wants_arguments(self) -> None:
        if django.VERSION >= (6, 0):
            with self.assertRaises(TypeError):
                format_html("<b>fixed</b>")
        else:
            with self.assertWarns(DeprecationWarning):
                format_html("<b>fixed</b>")
