from django.test import RequestFactory, TestCase, override_settings
from django.urls import include, path

from apps.blog.tests.factories import CommentFactory, PostFactory
from apps.users.tests.factories import UserFactory

from . import views

urlpatterns = [
    path("posts/", views.PostList.as_view()),
    path("drafts/", views.DraftList.as_view()),
    path("comments/", views.CommentList.as_view()),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class MixinTests(TestCase):
    def test_each_shows_its_own(self) -> None:
        user = UserFactory()
        live = PostFactory(author=user, status="published")
        draft = PostFactory(author=user)
        PostFactory()
        comment = CommentFactory(author=user)
        self.assertEqual(self.client.get("/posts/").status_code, 302)
        self.client.force_login(user)
        for address, title, rows in (
            ("/posts/", "Your posts", [live, draft]),
            ("/drafts/", "Your drafts", [draft]),
            ("/comments/", "Your comments", [comment]),
        ):
            response = self.client.get(address)
            self.assertContains(response, f"<h1>{title}</h1>", html=True)
            self.assertEqual(list(response.context["page_obj"]), rows)

    def test_wrong_order_is_open(self) -> None:
        from .wrong_open_views import Secret  # noqa: PLC0415

        response = Secret.as_view()(RequestFactory().get("/"))
        self.assertEqual(response.status_code, 200)

    def test_the_mro(self) -> None:
        names = [cls.__name__ for cls in views.PostList.__mro__]
        self.assertLess(names.index("LoginRequiredMixin"), names.index("OwnedMixin"))
        self.assertLess(names.index("OwnedMixin"), names.index("ListView"))
