import hmac
import time

from django.test import override_settings
from django.urls import path
from rest_framework.test import APIClient, APITestCase

from apps.users.tests.factories import UserFactory

from .views import StockView
from .wrong_views import StockView as WrongView

urlpatterns = [
    path("stock/", StockView.as_view()),
    path("wrong/", WrongView.as_view()),
]
SECRET = "0123456789abcdef"


@override_settings(ROOT_URLCONF=__name__, PARTNER_SECRETS={"p@example.com": SECRET})
class AuthenticationTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.partner = UserFactory.create(email="p@example.com")

    def sign(self, sent: int | None = None, secret: str = SECRET) -> dict[str, str]:
        sent = sent or int(time.time())
        message = f'{sent}.POST./stock/.{{"a":1}}'.encode()
        signature = hmac.digest(secret.encode(), message, "sha256").hex()
        return {"Authorization": f"Signature p@example.com:{sent}:{signature}"}

    def post(self, headers: dict[str, str]):
        return self.client.post("/stock/", {"a": 1}, format="json", headers=headers)

    def test_a_signature_opens_the_view(self) -> None:
        data = self.post(self.sign()).data
        self.assertEqual(data, {"user": self.partner.pk, "by": "p@example.com"})

    def test_a_bad_one_ends_it_even_with_a_session(self) -> None:
        self.client.force_login(self.partner)
        for headers in (
            self.sign(secret="x"),
            self.sign(sent=int(time.time()) - 301),
            {"Authorization": "Signature p@example.com"},
            {"Authorization": "Signature nobody:1:x"},
        ):
            with self.subTest(headers):
                response = self.post(headers)
                self.assertEqual(response.status_code, 401)
                self.assertEqual(response["WWW-Authenticate"], "Signature")
        self.assertEqual(self.post({}).status_code, 200)

    def test_a_partner_who_is_gone(self) -> None:
        type(self.partner).objects.update(is_active=False)
        self.assertEqual(self.post(self.sign()).status_code, 401)

    def test_a_session_needs_the_csrf_token(self) -> None:
        client = APIClient(enforce_csrf_checks=True)
        client.force_login(self.partner)
        self.assertEqual(client.post("/stock/", {"a": 1}).status_code, 403)
        headers = self.sign()
        response = client.post("/stock/", {"a": 1}, format="json", headers=headers)
        self.assertEqual(response.status_code, 200)

    def test_wrong_a_bad_credential_is_let_in_as_nobody(self) -> None:
        response = self.client.get("/wrong/", headers={"Authorization": "Bearer bad"})
        self.assertEqual(response.data, {"anonymous": True})
        with override_settings(ROOT_URLCONF="config.urls"):
            response = self.client.get(
                "/api/v1/products/", headers={"Authorization": "Bearer bad"}
            )
            self.assertEqual(response.status_code, 401)
            self.assertIn("Bearer", response["WWW-Authenticate"])
