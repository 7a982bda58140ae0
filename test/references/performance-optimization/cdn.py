from django.test import Client, TestCase, override_settings
from django.urls import path

from apps.blog.tests.factories import CommentFactory
from apps.users.tests.factories import UserFactory

from .views import feed
from .wrong_views import profile

urlpatterns = [path("feed/", feed), path("profile/", profile)]


@override_settings(ROOT_URLCONF=__name__)
class HeaderTests(TestCase):
    def test_what_has_not_changed_is_not_sent(self) -> None:
        CommentFactory.create(approved=True, text="Yes")
        with self.assertNumQueries(2):
            first = self.client.get("/feed/")
        self.assertEqual(first.json(), {"texts": ["Yes"]})
        for part in ("public", "max-age=60", "s-maxage=600", "stale-while-revalidate=30"):
            self.assertIn(part, first["Cache-Control"])
        headers = {"If-Modified-Since": first["Last-Modified"]}
        with self.assertNumQueries(1):
            second = self.client.get("/feed/", headers=headers)
        self.assertEqual((second.status_code, second.content), (304, b""))

    def test_wrong_public_for_one(self) -> None:
        bodies = set()
        for user in UserFactory.create_batch(2):
            client = Client()
            client.force_login(user)
            response = client.get("/profile/")
            self.assertIn("public", response["Cache-Control"])
            self.assertIn("Cookie", response["Vary"])
            bodies.add(response.content)
        self.assertEqual(len(bodies), 2)
