from datetime import date, timedelta
from decimal import Decimal

from django.http import HttpResponse
from django.test import TestCase, override_settings
from django.urls import path
from django.utils import timezone

from .models import Invoice, Item

urlpatterns = [
    path("invoices/<str:number>/", lambda _: HttpResponse(), name="invoice-detail")
]


class InvoiceTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        for number in range(10):
            invoice = Invoice.objects.create(number=str(number), due=date(2030, 1, 1))
            for amount in (1, 2):
                Item.objects.create(invoice=invoice, amount=amount)

    def test_a_row_knows_its_address_and_state(self) -> None:
        invoice = Invoice.objects.get(number="3")
        with override_settings(ROOT_URLCONF=__name__):
            self.assertEqual(invoice.get_absolute_url(), "/invoices/3/")
        self.assertFalse(invoice.is_overdue)
        invoice.due = timezone.localdate() - timedelta(days=1)
        with self.assertNumQueries(0):
            self.assertTrue(invoice.is_overdue)

    def test_pay_writes_one_column_once(self) -> None:
        invoice = Invoice.objects.get(number="3")
        other = Invoice.objects.get(number="3")
        other.due = date(2031, 1, 1)
        other.save()
        invoice.pay()
        with self.assertNumQueries(0):
            invoice.pay()
        invoice.refresh_from_db()
        self.assertEqual(invoice.due, date(2031, 1, 1))
        self.assertFalse(invoice.is_overdue)

    def test_wrong_property_in_a_list_takes_a_query_a_row(self) -> None:
        from .wrong_reports import totals  # noqa: PLC0415

        with self.assertNumQueries(11):
            totals()
        with self.assertNumQueries(2):
            for invoice in Invoice.objects.prefetch_related("items"):
                self.assertEqual(invoice.total, 3)
        with self.assertNumQueries(1):
            found = [row.lines_total for row in Invoice.objects.with_total()]
        self.assertEqual(found, [Decimal(3)] * 10)

    def test_a_cached_property_outlives_a_refresh(self) -> None:
        invoice = Invoice.objects.get(number="3")
        self.assertEqual(invoice.total, 3)
        Item.objects.create(invoice=invoice, amount=4)
        invoice.refresh_from_db()
        self.assertEqual(invoice.total, 3)
        del invoice.total
        self.assertEqual(invoice.total, 7)
