from http import HTTPStatus

from django.test import override_settings
from rest_framework.test import APITestCase

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory
from apps.users.tests.factories import UserFactory


@override_settings(ROOT_URLCONF=f"{__package__}.urls")
class ConventionTests(APITestCase):
    product: Product

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()
        cls.product = ProductFactory.create(stock=1)

    def setUp(self) -> None:
        self.client.force_authenticate(self.user)
        self.row = f"/products/{self.product.pk}/"

    def test_each_method_has_its_status(self) -> None:
        data = {"name": "Pen", "price": "2.50", "stock": 3}
        self.assertEqual(self.client.get("/products/").status_code, 200)
        self.assertEqual(self.client.post("/products/", data).status_code, 201)
        self.assertEqual(self.client.get(self.row).status_code, 200)
        self.assertEqual(self.client.put(self.row, {"name": "x"}).status_code, 400)
        self.assertEqual(self.client.patch(self.row, {"name": "x"}).status_code, 200)
        gone = self.client.delete(self.row)
        self.assertEqual((gone.status_code, gone.content), (204, b""))
        self.assertEqual(self.client.delete(self.row).status_code, 404)

    def test_what_the_state_forbids_is_a_conflict(self) -> None:
        address = f"{self.row}reserve/"
        self.assertEqual(self.client.post(address).json()["stock"], 0)
        response = self.client.post(address)
        self.assertEqual(response.status_code, HTTPStatus.CONFLICT)
        self.assertEqual(response.json()["detail"], "The product is sold out.")
        self.assertEqual(self.client.get(address).status_code, 405)

    @override_settings(ROOT_URLCONF="config.urls")
    def test_a_post_without_the_slash_creates_nothing(self) -> None:
        data = {"name": "Pen", "price": "2.50"}
        response = self.client.post("/api/v1/products", data)
        self.assertEqual(response.status_code, HTTPStatus.MOVED_PERMANENTLY)
        followed = self.client.get(response["Location"])
        self.assertEqual(followed.status_code, HTTPStatus.OK)
        self.assertFalse(Product.objects.filter(name="Pen").exists())

    def test_wrong_a_get_writes(self) -> None:
        with override_settings(ROOT_URLCONF=f"{__package__}.wrong_urls"):
            self.client.get("/products/sellOut/")
        self.product.refresh_from_db()
        self.assertEqual(self.product.stock, 0)
