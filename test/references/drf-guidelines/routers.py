from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from django.urls import NoReverseMatch, include, path, resolve, reverse
from rest_framework.routers import SimpleRouter
from rest_framework.test import APITestCase

from apps.blog.tests.factories import PostFactory
from apps.shop.tests.factories import ProductFactory
from apps.users.tests.factories import UserFactory

from .urls import PostViewSet, ProductViewSet
from .wrong_urls import twice

router = SimpleRouter()
router.register("", ProductViewSet, basename="all")
router.register("posts", PostViewSet, basename="post")
swallowing = [path("", include(router.urls))]


@override_settings(ROOT_URLCONF=f"{__package__}.urls")
class RouterTests(APITestCase):
    def setUp(self) -> None:
        self.client.force_authenticate(UserFactory.create())

    def test_names_lead_to_rows(self) -> None:
        product, post = ProductFactory.create(), PostFactory.create(slug="hello")
        for name, key in (
            ("v1:product-detail", product.pk),
            ("v1:post-detail", "hello"),
        ):
            self.assertEqual(
                self.client.get(reverse(name, args=[key])).status_code, 200
            )
        self.assertEqual(
            reverse("v1:post-detail", args=["hello"]), "/api/v1/posts/hello/"
        )
        self.assertEqual(post.slug, "hello")

    def test_a_converter_turns_nonsense_away(self) -> None:
        with self.assertRaises(NoReverseMatch):
            reverse("v1:product-detail", args=["abc"])
        with override_settings(ROOT_URLCONF="config.urls"):
            self.assertEqual(resolve("/api/v1/products/abc/").kwargs, {"pk": "abc"})

    def test_a_viewset_without_queryset_needs_a_basename(self) -> None:
        with self.assertRaisesMessage(AssertionError, "`basename` argument"):
            SimpleRouter().register("posts", PostViewSet)

    def test_an_empty_prefix_swallows_the_others(self) -> None:
        class Module:
            urlpatterns = swallowing

        self.assertEqual(resolve("/posts/", Module).kwargs, {"pk": "posts"})

    def test_wrong_one_name_for_two_routes(self) -> None:
        with self.assertRaisesMessage(ImproperlyConfigured, "basename"):
            twice()
