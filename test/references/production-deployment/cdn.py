from apps.users.tests.factories import UserFactory
from django.conf import settings
from django.templatetags.static import static
from django.test import Client, TestCase, override_settings
from django.urls import include, path

from .views import article

urlpatterns = [path("article/", article), path("", include("config.urls"))]


@override_settings(ROOT_URLCONF=__name__)
class CdnTests(TestCase):
    def test_visitors_share_a_page_and_users_do_not(self) -> None:
        response = self.client.get("/article/")
        control = response.headers["Cache-Control"]
        self.assertIn("public", control)
        self.assertIn("s-maxage=600", control)
        self.client.force_login(UserFactory.create())
        response = self.client.get("/article/")
        self.assertEqual(response.headers["Cache-Control"], "private")
        self.assertIn("Cookie", response.headers["Vary"])

    def test_addresses_move_to_the_host(self) -> None:
        with override_settings(STATIC_URL="https://d123.cdn.example/static/"):
            from django.contrib.staticfiles.storage import StaticFilesStorage

            address = StaticFilesStorage().url("css/site.css")
        self.assertEqual(address, "https://d123.cdn.example/static/css/site.css")
        self.assertTrue(static("css/site.css").startswith(settings.STATIC_URL))

    @override_settings(WHITENOISE_USE_FINDERS=True)
    def test_other_origins_may_read_static_files(self) -> None:
        response = Client().get("/static/admin/css/base.css")
        self.assertEqual(response.headers["Access-Control-Allow-Origin"], "*")
