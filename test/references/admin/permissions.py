from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import TestCase, override_settings
from django.urls import path

from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory
from apps.users.models import User
from apps.users.tests.factories import UserFactory

from config.urls import urlpatterns as pages

from .admin import OrderAdmin

site = admin.AdminSite()
site.register(Order, OrderAdmin)
# Error pages lead home.
urlpatterns = [path("admin/", site.urls), *pages]


@override_settings(ROOT_URLCONF=__name__)
class PermissionTests(TestCase):
    def staff(self, *codenames: str) -> User:
        user = UserFactory.create(is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        return user

    def status_of_post(self, user: User, order: Order) -> int:
        self.client.force_login(user)
        address = f"/admin/shop/order/{order.pk}/change/"
        data = {"number": "B2", "buyer": order.buyer_id, "status": "paid"}
        return self.client.post(address, data).status_code

    def test_who_may_look_may_not_change(self) -> None:
        order = OrderFactory.create(status="new")
        reader = self.staff("view_order")
        self.assertEqual(self.status_of_post(reader, order), 403)
        page = self.client.get(f"/admin/shop/order/{order.pk}/change/")
        self.assertEqual(page.status_code, 200)
        self.assertNotContains(page, 'name="number"')

    def test_what_is_paid_stays(self) -> None:
        editor = self.staff("view_order", "change_order")
        self.assertEqual(
            self.status_of_post(editor, OrderFactory.create(status="paid")), 403
        )
        order = OrderFactory.create(status="new", number="A1")
        self.assertEqual(self.status_of_post(editor, order), 302)
        order.refresh_from_db()
        self.assertEqual((order.status, order.number), ("paid", "A1"))

    def test_nobody_deletes(self) -> None:
        order = OrderFactory.create()
        self.client.force_login(UserFactory.create(is_staff=True, is_superuser=True))
        address = f"/admin/shop/order/{order.pk}/delete/"
        self.assertEqual(self.client.post(address, {"post": "yes"}).status_code, 403)
