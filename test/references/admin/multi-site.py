from django.test import TestCase, override_settings
from django.urls import reverse

from apps.users.tests.factories import UserFactory
from config.urls import urlpatterns as pages

from .urls import urlpatterns as sites


# Error pages lead home.
urlpatterns = [*sites, *pages]


@override_settings(ROOT_URLCONF=__name__)
class SitesTests(TestCase):
    def test_each_has_its_own_models(self) -> None:
        self.client.force_login(UserFactory.create(is_staff=True, is_superuser=True))
        orders = reverse("support:shop_order_changelist")
        self.assertEqual(orders, "/support/shop/order/")
        self.assertEqual(self.client.get(orders).status_code, 200)
        self.assertEqual(self.client.get("/editors/blog/post/").status_code, 200)
        self.assertEqual(self.client.get("/editors/shop/order/").status_code, 404)
