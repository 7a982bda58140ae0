from django.test import TestCase, override_settings
from django.urls import include, path

from apps.shop.tests.factories import ProductFactory

urlpatterns = [
    path("shelf/", include(f"{__package__}.urls")),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class ShelfTests(TestCase):
    def test_the_page_shows_what_is_in_stock(self) -> None:
        ProductFactory(name="Tea", stock=1)
        ProductFactory(name="Cup")
        response = self.client.get("/shelf/")
        self.assertContains(response, "<li>Tea</li>", html=True)
        self.assertNotContains(response, "Cup")
        self.assertTemplateUsed(response, "base.html")
        self.assertEqual(response.resolver_match.view_name, "shelf:product-list")
