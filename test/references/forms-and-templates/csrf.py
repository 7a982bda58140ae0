import re

from django.template.loader import render_to_string
from django.test import Client, SimpleTestCase, override_settings

from config.urls import urlpatterns as site

from .urls import urlpatterns as own

# The page that says why leads home.
urlpatterns = [*own, *site]


@override_settings(ROOT_URLCONF=__name__)
class TokenTests(SimpleTestCase):
    def test_a_post_needs_the_token_of_the_page(self) -> None:
        client = Client(enforce_csrf_checks=True)
        self.assertEqual(client.post("/order/", {"number": "A1"}).status_code, 403)
        page = client.get("/order/").content.decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
        response = client.post(
            "/order/", {"number": "A1", "csrfmiddlewaretoken": token}
        )
        self.assertEqual(response.content, b"ordered")

    def test_the_usual_client_does_not_check(self) -> None:
        self.assertEqual(self.client.post("/order/").status_code, 200)

    def test_without_a_request_there_is_no_token(self) -> None:
        text = render_to_string("csrf/order.html")
        self.assertNotIn("csrfmiddlewaretoken", text)
