from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from apps.blog.tests.factories import CommentFactory
from apps.shop.tests.factories import OrderFactory
from apps.users.tests.factories import UserFactory

from .sites import DashboardSite

site = DashboardSite()
urlpatterns = [path("admin/", site.urls)]


@override_settings(ROOT_URLCONF=__name__)
class DashboardTests(TestCase):
    def test_numbers_are_those_of_the_database(self) -> None:
        self.client.force_login(UserFactory.create(is_staff=True, is_superuser=True))
        OrderFactory.create_batch(2, status="new")
        CommentFactory.create_batch(3, approved=False)
        self.client.get("/admin/")
        with CaptureQueriesContext(connection) as few:
            response = self.client.get("/admin/")
        self.assertEqual(
            response.context["numbers"], {"new": 2, "paid": 0, "comments": 3}
        )
        OrderFactory.create_batch(5, status="paid")
        with CaptureQueriesContext(connection) as many:
            self.client.get("/admin/")
        self.assertEqual(len(many), len(few))
