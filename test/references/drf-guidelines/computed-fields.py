from decimal import Decimal

from django.test import RequestFactory, TestCase

from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory, OrderLineFactory
from apps.users.tests.factories import UserFactory

from .querysets import with_totals
from .serializers import OrderSerializer
from .wrong_serializers import OrderSerializer as WrongSerializer


class ComputedFieldTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()
        cls.order = OrderFactory.create(buyer=cls.user)
        OrderLineFactory.create(order=cls.order, quantity=2, price=Decimal("10.50"))
        OrderLineFactory.create(order=cls.order, quantity=1, price=Decimal("0.25"))
        OrderFactory.create()

    def data(self) -> list[dict]:
        request = RequestFactory().get("/")
        request.user = self.user
        rows = with_totals(Order.objects.select_related("buyer")).order_by("pk")
        return OrderSerializer(rows, many=True, context={"request": request}).data

    def test_values(self) -> None:
        first, second = self.data()
        self.assertEqual(first["total"], "21.25")
        self.assertEqual(first["line_count"], 2)
        self.assertEqual(first["buyer_email"], self.user.email)
        self.assertEqual((first["is_mine"], second["is_mine"]), (True, False))
        self.assertEqual(second["total"], "0.00")

    def test_one_query_for_any_number_of_rows(self) -> None:
        OrderFactory.create_batch(18)
        with self.assertNumQueries(1):
            self.assertEqual(len(self.data()), 20)

    def test_a_row_without_the_annotation_lacks_the_field(self) -> None:
        request = RequestFactory().get("/")
        request.user = self.user
        data = OrderSerializer(self.order, context={"request": request}).data
        self.assertNotIn("total", data)

    def test_wrong_a_query_for_each_row(self) -> None:
        rows = list(Order.objects.all())
        with self.assertNumQueries(len(rows)):
            list(WrongSerializer(rows, many=True).data)
