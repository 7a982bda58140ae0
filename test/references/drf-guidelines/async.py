import time
import warnings

from asgiref.sync import sync_to_async
from django.core.exceptions import SynchronousOnlyOperation
from django.test import TransactionTestCase, override_settings
from django.urls import path
from rest_framework_simplejwt.tokens import AccessToken

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory
from apps.users.tests.factories import UserFactory

from .views import availability
from .wrong_views import AvailabilityView

urlpatterns = [
    path("products/<int:pk>/availability/", availability),
    path("wrong/", AvailabilityView.as_view()),
    path("open/", AvailabilityView.as_view(permission_classes=[])),
]


@override_settings(ROOT_URLCONF=__name__)
class AsyncViewTests(TransactionTestCase):
    def setUp(self) -> None:
        self.product = ProductFactory.create(name="Pen")
        user = UserFactory.create()
        self.headers = {"Authorization": f"Bearer {AccessToken.for_user(user)}"}
        self.address = f"/products/{self.product.pk}/availability/"

    async def test_one_supplier_fails_and_the_other_answers(self) -> None:
        start = time.perf_counter()
        response = await self.async_client.get(self.address, headers=self.headers)
        self.assertLess(time.perf_counter() - start, 5)
        self.assertEqual(response.json(), {"stock": {"north": 3, "south": None}})

    async def test_who_is_asking(self) -> None:
        response = await self.async_client.get(self.address)
        self.assertEqual(response.status_code, 401)
        bad = {"Authorization": "Bearer x"}
        response = await self.async_client.get(self.address, headers=bad)
        self.assertEqual(response.status_code, 401)
        response = await self.async_client.get(
            "/products/0/availability/", headers=self.headers
        )
        self.assertEqual(response.status_code, 404)

    async def test_the_synchronous_orm_says_so(self) -> None:
        with self.assertRaises(SynchronousOnlyOperation):
            Product.objects.first()
        self.assertIsNotNone(await Product.objects.afirst())
        self.assertEqual(await sync_to_async(Product.objects.count)(), 1)

    def test_wrong_the_view_runs_where_no_query_may(self) -> None:
        with self.assertRaises(SynchronousOnlyOperation):
            self.client.get("/wrong/", headers=self.headers)

    def test_wrong_a_coroutine_is_no_response(self) -> None:
        with (
            self.assertRaisesMessage(AssertionError, "<class 'coroutine'>"),
            warnings.catch_warnings(action="ignore"),
        ):
            self.client.get("/open/")
