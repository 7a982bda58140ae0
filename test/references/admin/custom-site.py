from django.test import TestCase, override_settings
from django.urls import path

from apps.users.tests.factories import UserFactory

from .sites import OfficeSite

site = OfficeSite()
urlpatterns = [path("admin/", site.urls)]


@override_settings(ROOT_URLCONF=__name__)
class SiteTests(TestCase):
    def test_its_name_is_on_the_login(self) -> None:
        self.assertContains(self.client.get("/admin/login/"), "Office")

    def test_only_staff_with_an_address_of_ours_comes_in(self) -> None:
        for email, status in {"a@example.com": 200, "a@other.test": 302}.items():
            with self.subTest(email):
                user = UserFactory.create(
                    email=email, is_staff=True, is_superuser=True
                )
                self.client.force_login(user)
                self.assertEqual(self.client.get("/admin/").status_code, status)
