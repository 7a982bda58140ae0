from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from rest_framework.test import APIRequestFactory, APITestCase

from apps.shop.tests.factories import OrderLineFactory
from apps.users.tests.factories import UserFactory

from .serializers import OrderSerializer
from .wrong_serializers import OrderSerializer as WrongSerializer


@override_settings(ROOT_URLCONF=f"{__package__}.urls")
class HyperlinkTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()
        cls.line = OrderLineFactory.create()

    def setUp(self) -> None:
        self.client.force_authenticate(self.user)

    def test_every_link_leads_somewhere(self) -> None:
        (row,) = self.client.get("/api/orders/").data["results"]
        self.assertEqual(
            row["url"], f"http://testserver/api/orders/{self.line.order_id}/"
        )
        for link in [row["url"], *row["lines"]]:
            self.assertEqual(self.client.get(link).status_code, 200)
        line = self.client.get(row["lines"][0]).data
        self.assertEqual(line["order"], row["url"])

    def test_what_was_created_has_its_location(self) -> None:
        response = self.client.post("/api/orders/", {"number": "A1"})
        self.assertEqual(response.status_code, 201, response.data)
        self.assertEqual(response["Location"], response.data["url"])

    def test_a_link_needs_a_request(self) -> None:
        with self.assertRaisesMessage(AssertionError, "`HyperlinkedIdentityField`"):
            _ = OrderSerializer(self.line.order).data
        data = OrderSerializer(self.line.order, context={"request": None}).data
        self.assertEqual(data["url"], f"/api/orders/{self.line.order_id}/")

    def test_wrong_a_name_without_its_namespace(self) -> None:
        context = {"request": APIRequestFactory().get("/")}
        with self.assertRaisesMessage(ImproperlyConfigured, "order-detail"):
            _ = WrongSerializer(self.line.order, context=context).data
