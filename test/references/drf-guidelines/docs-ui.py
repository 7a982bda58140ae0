import re

from django.test import TestCase, override_settings
from django.urls import path, reverse
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularSwaggerView
from rest_framework.routers import SimpleRouter

from apps.users.tests.factories import UserFactory

from .urls import urlpatterns as ours
from .viewsets import ProductViewSet
from .wrong_viewsets import ProductViewSet as WrongViewSet

router = SimpleRouter()
router.register("products", ProductViewSet)
urlpatterns = [
    *ours,
    *router.urls,
    path("plain/", SpectacularSwaggerView.as_view()),
]
INLINE = re.compile(r"<script(?![^>]*src=)")


def descriptions(viewset: type) -> list[str | None]:
    router = SimpleRouter()
    router.register("products", viewset)
    with GENERATOR_STATS.silence():
        schema = SchemaGenerator(patterns=router.urls).get_schema(public=True)
    return [
        operation.get("description")
        for operations in schema["paths"].values()
        for operation in operations.values()
    ]


@override_settings(ROOT_URLCONF=__name__)
class DocumentationTests(TestCase):
    def test_the_page_has_nothing_inline(self) -> None:
        page = self.client.get(reverse("docs"))
        self.assertEqual(page.status_code, 200)
        self.assertNotRegex(page.content.decode(), INLINE)
        self.assertNotIn("cdn.", page.content.decode())
        plain = self.client.get("/plain/")
        self.assertRegex(plain.content.decode(), INLINE)

    def test_the_internal_page_is_for_staff(self) -> None:
        self.assertEqual(self.client.get(reverse("redoc")).status_code, 401)
        self.client.force_login(UserFactory.create(is_staff=True))
        self.assertEqual(self.client.get(reverse("redoc")).status_code, 200)

    def test_the_defaults_of_the_project_do_not_reach_the_schema(self) -> None:
        self.assertEqual(self.client.get(reverse("schema")).status_code, 200)

    def test_every_operation_is_described(self) -> None:
        self.assertNotIn(None, descriptions(ProductViewSet))
        self.assertEqual(len(set(descriptions(ProductViewSet))), 2)

    def test_wrong_nothing_says_what_it_does(self) -> None:
        self.assertEqual(descriptions(WrongViewSet), [None, None])
