from django.test import TestCase


class InvoiceTests(TestCase):
    def test_total(self):
        pass
