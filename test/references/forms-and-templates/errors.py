from django.template.loader import render_to_string
from django.test import RequestFactory, SimpleTestCase

from .views import SignupForm, signup


class ErrorTests(SimpleTestCase):
    def test_messages_stand_beside_their_fields(self) -> None:
        html = signup(RequestFactory().post("/", {"age": "7"})).content.decode()
        self.assertIn("This field is required.", html)
        self.assertIn("Adults only.", html)
        self.assertIn('role="alert"', html)

    def test_a_script_gets_codes(self) -> None:
        request = RequestFactory().post(
            "/", {"age": "7"}, headers={"Accept": "application/json"}
        )
        response = signup(request)
        self.assertEqual(response.status_code, 422)
        self.assertIn(b'"code": "min_value"', response.content)

    def test_a_success_leads_away(self) -> None:
        data = {"email": "ada@example.com", "age": "20"}
        self.assertEqual(signup(RequestFactory().post("/", data)).status_code, 302)

    def test_wrong_a_page_can_hide_them_all(self) -> None:
        form = SignupForm({"age": "7"})
        self.assertFalse(form.is_valid())
        html = render_to_string("errors/wrong_silent.html", {"form": form})
        self.assertNotIn("Adults only.", html)
