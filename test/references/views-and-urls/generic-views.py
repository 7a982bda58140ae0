from django.test import TestCase, override_settings
from django.urls import include, path
from django.utils import timezone

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory
from apps.users.models import User
from apps.users.tests.factories import UserFactory

urlpatterns = [
    path("", include(f"{__package__}.urls")),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class PostPageTests(TestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory()
        for _ in range(12):
            PostFactory(status="published", published_at=timezone.now())

    def test_a_list_has_pages(self) -> None:
        with self.assertNumQueries(2):
            response = self.client.get("/posts/")
        self.assertContains(response, "1/2")
        self.assertEqual(len(response.context["page_obj"]), 10)
        self.assertEqual(self.client.get("/posts/?page=3").status_code, 404)

    def test_a_detail(self) -> None:
        post = Post.objects.first()
        self.assertContains(self.client.get(f"/posts/{post.slug}/"), post.title)
        draft = PostFactory()
        self.assertEqual(self.client.get(f"/posts/{draft.slug}/").status_code, 404)

    def test_the_author_is_who_writes(self) -> None:
        data = {"title": "Tea", "slug": "tea", "body": "Hot.", "author": 1}
        self.assertEqual(self.client.post("/posts/new/", data).status_code, 302)
        self.assertFalse(Post.objects.filter(slug="tea").exists())
        self.client.force_login(self.user)
        self.assertRedirects(self.client.post("/posts/new/", data), "/posts/")
        self.assertEqual(Post.objects.get(slug="tea").author, self.user)

    def test_only_ones_own_is_there(self) -> None:
        self.client.force_login(self.user)
        own, other = PostFactory(author=self.user), PostFactory()
        data = {"title": "New", "slug": "new", "body": "b"}
        for act in ("edit", "delete"):
            response = self.client.post(f"/posts/{other.slug}/{act}/", data)
            self.assertEqual(response.status_code, 404)
        self.client.post(f"/posts/{own.slug}/edit/", data)
        own.refresh_from_db()
        self.assertEqual(own.title, "New")
        self.assertEqual(self.client.get("/posts/new/delete/").status_code, 200)
        self.assertRedirects(self.client.post("/posts/new/delete/"), "/posts/")
        self.assertFalse(Post.objects.filter(pk=own.pk).exists())
