from django.test import TestCase

from .health import status_of


class AsgiTests(TestCase):
    async def test_the_application_answers_without_a_server(self) -> None:
        self.assertEqual(await status_of("/health/live/", "testserver"), 200)
        self.assertEqual(await status_of("/robots.txt", "testserver"), 200)
        self.assertEqual(await status_of("/robots.txt", "evil.example"), 400)
