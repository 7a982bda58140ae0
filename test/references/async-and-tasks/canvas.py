from django.test import TestCase

from apps.shop.tests.factories import OrderFactory, OrderLineFactory
from apps.users.tests.factories import UserFactory

from .tasks import recount, revenue, total
from .wrong_tasks import shipping


class CanvasTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.buyer = UserFactory.create()
        cls.orders = OrderFactory.create_batch(2, buyer=cls.buyer)
        for order in cls.orders:
            OrderLineFactory.create(order=order, quantity=2, price="2.50")

    def test_the_sum_of_all(self) -> None:
        result = revenue(self.buyer.pk, "Ada").apply_async()
        self.assertEqual(result.get(), "Ada: 10.00")

    def test_each_by_itself(self) -> None:
        keys = [order.pk for order in self.orders]
        self.assertEqual(recount(keys).apply_async().get(), [500, 500])
        empty = OrderFactory.create()
        self.assertEqual(total(empty.pk), 0)

    def test_a_chord_of_nothing_has_a_body(self) -> None:
        result = revenue(UserFactory.create().pk, "Eve").apply_async()
        self.assertEqual(result.get(), "Eve: 0.00")

    def test_wrong_an_argument_too_many(self) -> None:
        with self.assertRaisesMessage(TypeError, "positional argument"):
            shipping(1).apply_async()
