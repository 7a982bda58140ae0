from django.core.cache import cache
from django.test import override_settings
from rest_framework.routers import SimpleRouter
from rest_framework.test import APITestCase

from apps.shop.tests.factories import OrderFactory, ProductFactory
from apps.users.tests.factories import UserFactory

from .viewsets import ProductViewSet
from .wrong_viewsets import OrderViewSet as WrongViewSet

router = SimpleRouter()
router.register("products", ProductViewSet)
router.register("wrong", WrongViewSet, basename="wrong")
urlpatterns = router.urls


@override_settings(ROOT_URLCONF=__name__)
class CacheTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user, cls.other = UserFactory.create_batch(2)
        cls.product = ProductFactory.create(name="Pen")

    def setUp(self) -> None:
        cache.clear()
        self.addCleanup(cache.clear)
        self.client.force_authenticate(self.user)

    def names(self, **query: str) -> list[str]:
        data = self.client.get("/products/", query).data
        return [row["name"] for row in data["results"]]

    def test_the_second_answer_takes_no_query(self) -> None:
        self.assertEqual(self.names(), ["Pen"])
        with self.assertNumQueries(0):
            self.assertEqual(self.names(), ["Pen"])
        with self.assertNumQueries(2):
            self.assertEqual(self.names(page="1"), ["Pen"])

    def test_a_write_is_seen_at_once(self) -> None:
        self.names()
        with self.captureOnCommitCallbacks(execute=True):
            address = f"/products/{self.product.pk}/"
            self.client.patch(address, {"name": "Ink"})
        self.assertEqual(self.names(), ["Ink"])

    def test_permissions_come_first(self) -> None:
        self.names()
        self.client.force_authenticate(None)
        self.assertEqual(self.client.get("/products/").status_code, 401)

    def test_wrong_rows_of_one_go_to_all(self) -> None:
        mine = OrderFactory.create(buyer=self.user)
        OrderFactory.create(buyer=self.other)
        self.client.get("/wrong/")
        for user in (self.other, None):
            self.client.force_authenticate(user)
            rows = self.client.get("/wrong/").json()["results"]
            self.assertEqual([row["id"] for row in rows], [mine.pk])
