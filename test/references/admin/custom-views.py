from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import TestCase, override_settings
from django.urls import path

from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory
from apps.users.tests.factories import UserFactory

from .admin import OrderAdmin

site = admin.AdminSite()
site.register(Order, OrderAdmin)
urlpatterns = [path("admin/", site.urls)]
REPORT = "/admin/shop/order/report/"


@override_settings(ROOT_URLCONF=__name__)
class ReportTests(TestCase):
    def test_it_asks_for_a_login_and_for_the_permission(self) -> None:
        self.assertEqual(self.client.get(REPORT).status_code, 302)
        staff = UserFactory.create(is_staff=True)
        self.client.force_login(staff)
        self.assertEqual(self.client.get(REPORT).status_code, 403)
        staff.user_permissions.add(Permission.objects.get(codename="view_order"))
        OrderFactory.create_batch(2, status="paid")
        self.assertContains(self.client.get(REPORT), "<td>2</td>")
