from django.conf import settings
from django.test import TestCase
from django.urls import reverse


class LanguageSwitchTests(TestCase):
    def test_a_visitor_chooses_a_language_and_keeps_it(self) -> None:
        home = f"http://testserver{reverse('home')}"
        for code, name in settings.LANGUAGES:
            with self.subTest(code):
                response = self.client.post(
                    reverse("set_language"),
                    {"language": code},
                    headers={"Referer": home},
                )
                self.assertRedirects(response, home, fetch_redirect_response=False)
                page = self.client.get(home)
                self.assertContains(page, f'<html lang="{code}"')
                self.assertContains(page, f'aria-current="true">{name}<')
