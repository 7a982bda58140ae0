from django.template.backends.jinja2 import Jinja2
from django.test import SimpleTestCase
from jinja2 import UndefinedError

from .wrong_bare import bare


class EngineTests(SimpleTestCase):
    def setUp(self) -> None:
        self.engine = Jinja2(
            {
                "NAME": "jinja2",
                "DIRS": [],
                "APP_DIRS": False,
                "OPTIONS": {"environment": f"{__package__}.environment.environment"},
            }
        )

    def test_it_escapes_and_has_what_pages_call(self) -> None:
        template = self.engine.from_string("{{ text }} {{ static('a.css') }}")
        self.assertEqual(template.render({"text": "<b>"}), "&lt;b&gt; /static/a.css")

    def test_a_name_that_is_not_there_is_an_error(self) -> None:
        with self.assertRaises(UndefinedError):
            self.engine.from_string("{{ missing }}").render({})

    def test_wrong_by_hand_nothing_is_escaped(self) -> None:
        self.assertEqual(bare.from_string("{{ text }}").render(text="<b>"), "<b>")
