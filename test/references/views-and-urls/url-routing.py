from django.test import SimpleTestCase, override_settings
from django.urls import include, path, resolve

urlpatterns = [
    path("", include(f"{__package__}.urls")),
    path("shop", include(f"{__package__}.urls", namespace="bare")),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class RoutingTests(SimpleTestCase):
    def test_the_first_match_wins(self) -> None:
        for address, name in (
            ("/", "home"),
            ("/products/new/", "product-create"),
            ("/products/tea/", "product-detail"),
            ("/files/a/b.txt", "file"),
            ("/reports/", "report-list"),
            ("/reports/2030/", "report-year"),
        ):
            self.assertEqual(resolve(address).url_name, name)

    def test_arguments_are_captured_and_fixed(self) -> None:
        self.assertEqual(
            resolve("/reports/2030/").kwargs, {"year": "2030", "kind": "year"}
        )
        self.assertContains(self.client.get("/files/a/b.txt"), "a/b.txt")

    def test_slashes_are_appended(self) -> None:
        response = self.client.get("/products/tea")
        self.assertEqual((response.status_code, response.url), (301, "/products/tea/"))
        self.assertEqual(self.client.get("/reports/30/").status_code, 404)
        with override_settings(DEBUG=True), self.assertRaises(RuntimeError):
            self.client.post("/products/tea")

    def test_a_prefix_without_a_slash_matches_more(self) -> None:
        self.assertEqual(resolve("/shopproducts/new/").url_name, "product-create")
