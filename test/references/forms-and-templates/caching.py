from django.core.cache import cache
from django.core.cache.utils import make_template_fragment_key
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory, TestCase

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory
from apps.users.models import User
from apps.users.tests.factories import UserFactory


class FragmentTests(TestCase):
    def setUp(self) -> None:
        cache.clear()
        self.addCleanup(cache.clear)

    def test_the_queryset_is_not_asked_again(self) -> None:
        user = UserFactory.create()
        PostFactory.create(title="First")
        with self.assertNumQueries(1):
            first = self.page(user)
        with self.assertNumQueries(0):
            self.assertEqual(self.page(user), first)
        other = UserFactory.create()
        with self.assertNumQueries(1):
            self.page(other)

    def test_its_key_can_be_made_by_hand(self) -> None:
        user = UserFactory.create()
        self.page(user)
        key = make_template_fragment_key("latest_posts", [user.pk, "en"])
        self.assertIsNotNone(cache.get(key))

    def page(self, user: User) -> str:
        request = RequestFactory().get("/")
        request.user = user
        context = {"posts": Post.objects.all(), "LANGUAGE_CODE": "en"}
        return render_to_string("caching/latest.html", context, request)

    def test_templates_are_compiled_once_without_a_word_of_ours(self) -> None:
        from django.template.loaders.cached import Loader

        (loader,) = engines["django"].engine.template_loaders
        self.assertIsInstance(loader, Loader)
