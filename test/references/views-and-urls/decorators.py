from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.test import TestCase, override_settings
from django.urls import include, path
from django.utils import timezone

from apps.blog.tests.factories import PostFactory
from apps.shop.tests.factories import ProductFactory
from apps.users.tests.factories import UserFactory

from . import views

urlpatterns = [
    path("restock/<int:pk>/", views.restock),
    path("prices/", views.prices),
    path("feed/", views.feed),
    path("account/", views.Account.as_view()),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class DecoratorTests(TestCase):
    def setUp(self) -> None:
        cache.clear()

    def test_methods_and_people(self) -> None:
        product = ProductFactory()
        address = f"/restock/{product.pk}/"
        self.assertEqual(self.client.get(address).status_code, 405)
        response = self.client.post(address)
        self.assertEqual(response.status_code, 302)
        self.assertIn(f"next={address}", response.url)
        user = UserFactory()
        self.client.force_login(user)
        self.assertEqual(self.client.post(address).status_code, 403)
        user.user_permissions.add(Permission.objects.get(codename="change_product"))
        self.assertEqual(self.client.post(address).status_code, 204)

    def test_the_second_get_takes_no_queries(self) -> None:
        ProductFactory(name="Tea")
        with self.assertNumQueries(1):
            first = self.client.get("/prices/")
        with self.assertNumQueries(0):
            second = self.client.get("/prices/")
        self.assertEqual(first.content, second.content)
        self.assertIn("max-age=60", first.headers["Cache-Control"])

    def test_what_has_not_changed_is_not_sent(self) -> None:
        PostFactory(published_at=timezone.now())
        first = self.client.get("/feed/")
        since = first.headers["Last-Modified"]
        again = self.client.get("/feed/", headers={"if-modified-since": since})
        self.assertEqual((again.status_code, again.content), (304, b""))
        self.assertIn("private", first.headers["Cache-Control"])

    def test_classes_are_decorated_too(self) -> None:
        self.assertEqual(self.client.get("/account/").status_code, 302)
        self.client.force_login(UserFactory())
        self.assertEqual(self.client.get("/account/").status_code, 200)
