from django.test import RequestFactory, TestCase

from apps.shop.models import Order, OrderLine
from apps.shop.tests.factories import (
    OrderFactory,
    OrderLineFactory,
    ProductFactory,
)

from .views import edit_order


class OrderTests(TestCase):
    def post(self, order: Order, lines: list[dict[str, object]], initial: int = 0):
        data: dict[str, object] = {
            "number": "B2",
            "lines-TOTAL_FORMS": len(lines),
            "lines-INITIAL_FORMS": initial,
        }
        for index, line in enumerate(lines):
            data |= {f"lines-{index}-{name}": value for name, value in line.items()}
        request = RequestFactory().post("/", data)
        request.user = order.buyer
        return edit_order(request, order.pk)

    def test_parent_and_children_are_stored_together(self) -> None:
        order, product = OrderFactory.create(), ProductFactory.create()
        line = {"product": product.pk, "quantity": 1, "price": "2.00"}
        self.assertEqual(self.post(order, [line, line]).status_code, 302)
        order.refresh_from_db()
        self.assertEqual((order.number, order.lines.count()), ("B2", 2))

    def test_a_child_that_is_wrong_keeps_all_of_it_back(self) -> None:
        order, product = OrderFactory.create(number="A1"), ProductFactory.create()
        line = {"product": product.pk, "quantity": -1, "price": "2.00"}
        self.assertEqual(self.post(order, [line]).status_code, 200)
        order.refresh_from_db()
        self.assertEqual((order.number, order.lines.count()), ("A1", 0))

    def test_a_child_of_another_parent_stays_as_it_is(self) -> None:
        order, other = OrderFactory.create(), OrderLineFactory.create(quantity=3)
        line = {
            "id": other.pk,
            "product": other.product_id,
            "quantity": 9,
            "price": "1.00",
        }
        self.post(order, [line], initial=1)
        self.assertEqual(OrderLine.objects.get(pk=other.pk).quantity, 3)
