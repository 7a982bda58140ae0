from django.core.cache import cache
from django.template.loader import render_to_string
from django.test import TestCase

from apps.blog.models import Post
from apps.blog.tests.factories import CommentFactory, PostFactory
from apps.users.tests.factories import UserFactory

from .cards import cards, forget


class FragmentTests(TestCase):
    def setUp(self) -> None:
        cache.clear()
        self.addCleanup(cache.clear)

    def test_only_what_has_changed_is_made_again(self) -> None:
        posts = PostFactory.create_batch(3)
        with self.assertNumQueries(1 + 3):
            first = cards()
        with self.assertNumQueries(1):
            self.assertEqual(cards(), first)
        CommentFactory.create(post=posts[1], text="New here")
        with self.assertNumQueries(2):
            self.assertIn("New here", cards())

    def test_what_the_key_does_not_show_is_forgotten_by_hand(self) -> None:
        post = PostFactory.create(title="Old")
        cards()
        Post.objects.update(title="Fresh")
        self.assertNotIn("Fresh", cards())
        forget(post)
        self.assertIn("Fresh", cards())

    def test_wrong_the_name_of_another(self) -> None:
        first, second = UserFactory.create_batch(2)
        for user in (first, second):
            text = render_to_string("cache_fragment/wrong_menu.html", {"user": user})
            self.assertIn(first.email, text)
