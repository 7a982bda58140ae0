from django.contrib import admin
from django.template.loader import render_to_string
from django.test import RequestFactory, TestCase, override_settings
from django.urls import path

from apps.users.tests.factories import UserFactory

site = admin.AdminSite()
urlpatterns = [path("admin/", site.urls)]


@override_settings(ROOT_URLCONF=__name__)
class BrandingTests(TestCase):
    def test_the_frame_is_the_admins_own(self) -> None:
        request = RequestFactory().get("/admin/")
        request.user = UserFactory.create(is_staff=True, is_superuser=True)
        context = {**site.each_context(request), "title": "Orders"}
        html = render_to_string(
            "templates_branding/base_site.html", context, request
        )
        self.assertInHTML("<title>Orders | Office</title>", html)
        self.assertIn('name="viewport"', html)
        self.assertIn("admin/css/dark_mode.css", html)
        self.assertIn("css/site.css", html)
