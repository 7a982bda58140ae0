from django.template.loader import render_to_string
from django.test import RequestFactory, TestCase
from django.utils import translation

from apps.shop.tests.factories import OrderFactory, OrderLineFactory

from .views import order_detail


class FilterTests(TestCase):
    def test_the_view_hands_over_what_the_page_shows(self) -> None:
        order = OrderFactory.create(number="A1")
        OrderLineFactory.create(order=order, quantity=2, price="617.00")
        with translation.override("en"):
            text = order_detail(RequestFactory().get("/"), "A1").content.decode()
            self.assertIn("1,234.00", text)
            self.assertIn("1 line,", text)
            self.assertIn("no note", text)
            OrderLineFactory.create(order=order)
            text = order_detail(RequestFactory().get("/"), "A1").content.decode()
        self.assertIn("2 lines", text)

    def test_data_for_a_script_cannot_be_broken_out_of(self) -> None:
        rows = ["</script><script>alert(1)</script>"]
        text = render_to_string("context_variables_filters/data.html", {"rows": rows})
        self.assertIn('id="rows" type="application/json"', text)
        self.assertEqual(text.count("</script>"), 1)
