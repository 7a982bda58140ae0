from http import HTTPStatus
from io import StringIO

from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse


class SchemaTests(TestCase):
    def test_the_schema_is_valid_and_complete(self) -> None:
        schema = StringIO()
        call_command("spectacular", validate=True, fail_on_warn=True, stdout=schema)
        self.assertIn("/api/v1/users/me/", schema.getvalue())

    def test_the_schema_is_served_to_anyone(self) -> None:
        response = self.client.get(reverse("schema"), {"format": "json"})
        self.assertIn("/api/v1/users/me/", response.json()["paths"])

    def test_the_schema_tells_of_problems(self) -> None:
        response = self.client.get(reverse("schema"), {"format": "json"})
        responses = response.json()["paths"]["/api/v1/users/me/"]["get"]["responses"]
        self.assertIn("application/problem+json", responses["default"]["content"])

    def test_the_documentation_has_nothing_inline_and_nothing_from_elsewhere(
        self,
    ) -> None:
        response = self.client.get(reverse("docs"))
        self.assertEqual(response.status_code, HTTPStatus.OK)
        self.assertNotRegex(
            response.content.decode(), r"<style|<script(?! src=\"/)|\sstyle=|=\"http"
        )
