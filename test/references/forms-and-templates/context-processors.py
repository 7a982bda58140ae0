from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import RequestFactory, TestCase

from apps.shop.tests.factories import OrderFactory

from .context_processors import open_orders, site
from .wrong_eager import open_orders as eager


class ProcessorTests(TestCase):
    def setUp(self) -> None:
        self.request = RequestFactory().get("/")
        self.request.user = AnonymousUser()
        cache.delete("notice")

    def test_strangers_cost_nothing(self) -> None:
        with self.assertNumQueries(0):
            self.assertEqual(open_orders(self.request)["open_orders"], 0)

    def test_a_page_that_does_not_show_it_asks_nothing(self) -> None:
        order = OrderFactory.create()
        self.request.user = order.buyer
        with self.assertNumQueries(0):
            context = open_orders(self.request)
        with self.assertNumQueries(1):
            self.assertEqual(context["open_orders"], 1)

    def test_a_notice_changes_without_a_restart(self) -> None:
        self.assertEqual(str(site(self.request)["notice"]), "")
        cache.set("notice", "Back at noon")
        self.addCleanup(cache.delete, "notice")
        self.assertEqual(str(site(self.request)["notice"]), "Back at noon")

    def test_wrong_every_page_asks(self) -> None:
        with self.assertNumQueries(1):
            eager(self.request)
