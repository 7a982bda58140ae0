from django.conf import settings
from django.test import SimpleTestCase
from django.urls import reverse


class LanguageTests(SimpleTestCase):
    def language(self, accepted: str) -> str:
        headers = {"Accept-Language": accepted}
        response = self.client.get(reverse("admin:login"), headers=headers)
        return response.headers["Content-Language"]

    def test_a_browser_is_answered_in_its_language(self) -> None:
        for code, _name in settings.LANGUAGES:
            with self.subTest(code):
                self.assertEqual(self.language(code), code)

    def test_a_language_that_is_not_spoken_here(self) -> None:
        self.assertIn(self.language("tlh"), dict(settings.LANGUAGES))
