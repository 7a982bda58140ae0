from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client, TestCase, override_settings
from django.urls import path

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory
from apps.users.tests.factories import UserFactory

from .views import balance, basket, catalogue
from .wrong_views import account

MIDDLEWARE = [
    "django.middleware.cache.UpdateCacheMiddleware",
    *settings.MIDDLEWARE,
    "django.middleware.cache.FetchFromCacheMiddleware",
]


def name(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.user.get_username())


def stock(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{Product.objects.count()}")


urlpatterns = [
    path("name/", name),
    path("stock/", stock),
    path("catalogue/", catalogue),
    path("basket/", basket),
    path("balance/", balance),
    path("account/", account),
]


@override_settings(ROOT_URLCONF=__name__)
class PerViewTests(TestCase):
    def setUp(self) -> None:
        cache.clear()
        self.addCleanup(cache.clear)

    def test_the_second_answer_takes_no_query(self) -> None:
        ProductFactory.create(name="Pen")
        with self.assertNumQueries(1):
            first, second = (self.client.get("/catalogue/") for _ in range(2))
        self.assertEqual(second.json(), {"products": ["Pen"]})
        self.assertIn("max-age=60", first["Cache-Control"])
        with self.assertNumQueries(1):
            self.client.get("/catalogue/?utm_source=x")

    def test_apart_by_header(self) -> None:
        with self.assertNumQueries(2):
            for language in ("en", "de", "en"):
                headers = {"Accept-Language": language}
                self.client.get("/catalogue/", headers=headers)

    def test_apart_by_session(self) -> None:
        for pieces in (1, 2):
            client = Client()
            session = client.session
            session["pieces"] = pieces
            session.save()
            self.assertEqual(client.get("/basket/").json(), {"pieces": pieces})

    @override_settings(MIDDLEWARE=MIDDLEWARE)
    def test_the_whole_site(self) -> None:
        with self.assertNumQueries(1):
            for _ in range(2):
                self.assertEqual(self.client.get("/stock/").content, b"0")
        for user in UserFactory.create_batch(2):
            client = Client()
            client.force_login(user)
            for _ in range(2):
                text = client.get("/name/").content.decode()
                self.assertEqual(text, user.get_username())

    def test_never(self) -> None:
        self.assertIn("no-store", self.client.get("/balance/")["Cache-Control"])

    def test_wrong_the_page_of_another(self) -> None:
        first, second = UserFactory.create_batch(2)
        for user in (first, second):
            client = Client()
            client.force_login(user)
            response = client.get("/account/")
            self.assertEqual(response.content.decode(), first.get_username())
        self.assertIn("Cookie", response["Vary"])
