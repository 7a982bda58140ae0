from django.shortcuts import redirect
from django.test import RequestFactory, TestCase, override_settings
from django.urls import NoReverseMatch, include, path

from apps.blog.tests.factories import PostFactory

from . import views

urlpatterns = [
    path("publish/<slug:slug>/", views.publish),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class RedirectTests(TestCase):
    def test_only_ones_own_addresses_are_followed(self) -> None:
        for address, target in (
            ("/posts/?page=2", "/posts/?page=2"),
            ("http://testserver/a/", "http://testserver/a/"),
            ("https://evil.example/", "/"),
            ("//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("javascript:alert(1)", "/"),
            ("", "/"),
        ):
            post = PostFactory()
            response = self.client.post(f"/publish/{post.slug}/", {"next": address})
            with self.subTest(address=address):
                self.assertEqual((response.status_code, response.url), (302, target))

    def test_a_queryset_says_what_can_be_found(self) -> None:
        post = PostFactory(status="published")
        self.assertEqual(self.client.post(f"/publish/{post.slug}/").status_code, 404)

    def test_wrong_redirect_is_open(self) -> None:
        from .wrong_follow import go  # noqa: PLC0415

        response = go(RequestFactory().get("/", {"next": "//evil.example"}))
        self.assertEqual(response.url, "//evil.example")

    def test_what_redirect_takes(self) -> None:
        self.assertEqual(redirect("home").url, "/")
        self.assertEqual(redirect("somewhere/else").url, "somewhere/else")
        with self.assertRaises(NoReverseMatch):
            redirect("hoome")
