from django.test import SimpleTestCase

from .forms import AddressForm

VALID = {
    "name": "Ada",
    "email": "ada@example.com",
    "postcode": " 12345 ",
    "country": "de",
    "quantity": "2",
    "homepage": "example.com",
}


class FieldTests(SimpleTestCase):
    def test_browsers_are_told_what_is_asked(self) -> None:
        html = str(AddressForm())
        for part in (
            'type="email"',
            'autocomplete="name"',
            'inputmode="numeric"',
            'maxlength="100"',
            'type="date"',
        ):
            with self.subTest(part):
                self.assertIn(part, html)

    def test_values_come_out_with_their_type(self) -> None:
        form = AddressForm(VALID)
        self.assertTrue(form.is_valid(), form.errors)
        data = form.cleaned_data
        self.assertEqual(
            (data["quantity"], data["postcode"], data["letters"]), (2, "12345", False)
        )
        self.assertEqual(data["homepage"], "https://example.com")

    def test_what_is_not_offered_is_refused(self) -> None:
        self.assertIn("country", AddressForm({**VALID, "country": "xx"}).errors)

    def test_what_is_shown_first_is_no_default(self) -> None:
        data = {key: value for key, value in VALID.items() if key != "quantity"}
        self.assertIn("quantity", AddressForm(data).errors)
