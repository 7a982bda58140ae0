from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.test import TestCase, override_settings
from django.urls import path

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory
from apps.users.tests.factories import UserFactory

from .admin import LogEntryAdmin, ProductAdmin

site = admin.AdminSite()
site.register(LogEntry, LogEntryAdmin)
site.register(Product, ProductAdmin)
urlpatterns = [path("admin/", site.urls)]


@override_settings(ROOT_URLCONF=__name__)
class LogTests(TestCase):
    def setUp(self) -> None:
        self.client.force_login(UserFactory.create(is_staff=True, is_superuser=True))
        self.product = ProductFactory.create(name="Lamp", stock=5)

    def test_a_change_is_written_down_and_cannot_be_changed(self) -> None:
        address = f"/admin/shop/product/{self.product.pk}/change/"
        data = {"name": "Lamp", "price": "2.00", "stock": 4}
        self.client.post(address, data)
        entry = LogEntry.objects.get()
        self.assertIn("Stock", entry.get_change_message())
        page = self.client.get(f"/admin/admin/logentry/{entry.pk}/change/")
        self.assertEqual(page.status_code, 200)
        self.assertNotContains(page, 'name="_save"')

    def test_an_action_writes_its_own(self) -> None:
        data = {"action": "sell_out", "_selected_action": [str(self.product.pk)]}
        self.client.post("/admin/shop/product/", data)
        self.product.refresh_from_db()
        self.assertEqual(self.product.stock, 0)
        message = LogEntry.objects.get().get_change_message()
        self.assertEqual(message, "Stock set to zero.")
