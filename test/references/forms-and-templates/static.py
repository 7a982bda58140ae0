from django.template.loader import render_to_string
from django.test import SimpleTestCase, override_settings

HASHED = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    },
}


class StaticTests(SimpleTestCase):
    def test_the_tag_gives_an_address(self) -> None:
        self.assertIn("/static/css/site.css", render_to_string("static_files/page.html"))

    @override_settings(STORAGES=HASHED, DEBUG=False)
    def test_a_hashed_storage_refuses_what_was_not_collected(self) -> None:
        with self.assertRaisesMessage(ValueError, "Missing staticfiles manifest entry"):
            render_to_string("static_files/page.html")

    @override_settings(STORAGES=HASHED, DEBUG=False)
    def test_wrong_a_written_address_is_never_hashed(self) -> None:
        self.assertIn('"/static/favicon.svg"', render_to_string("static_files/wrong_hard.html"))
