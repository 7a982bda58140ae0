from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory
from apps.users.tests.factories import UserFactory
from django.db import DatabaseError, connection, transaction
from django.test import TestCase

from . import selectors, wrong_selectors

ATTACK = "' UNION SELECT password FROM users_user --"


class SqlInjectionTests(TestCase):
    post: Post

    @classmethod
    def setUpTestData(cls) -> None:
        author = UserFactory.create(password="an unusual password 4711")
        cls.post = PostFactory.create(title="100% wool", author=author)

    def test_a_parameter_stays_a_value(self) -> None:
        self.assertEqual(selectors.titles_like("wool"), ["100% wool"])
        for attack in (ATTACK, "' OR 1=1 --"):
            self.assertEqual(selectors.titles_like(attack), [])

    def test_wrong_string_gives_the_hashes_away(self) -> None:
        self.assertIn(self.post.author.password, wrong_selectors.titles_like(ATTACK))

    def test_wildcards_are_escaped_by_lookups_alone(self) -> None:
        PostFactory.create(title="1000 words")
        self.assertEqual(len(selectors.titles_like("100%w")), 2)
        found = Post.objects.filter(title__icontains="100%")
        self.assertEqual([post.title for post in found], ["100% wool"])

    def test_wrong_names_ask_for_a_hash_letter_by_letter(self) -> None:
        key = "author__password__startswith"
        start = self.post.author.password[:8]
        self.assertEqual(list(wrong_selectors.search({key: start})), [self.post])
        self.assertEqual(list(wrong_selectors.search({key: "no such"})), [])

    def test_wrong_ordering_sorts_by_what_nobody_may_see(self) -> None:
        self.assertIn(
            "password", str(wrong_selectors.ordered("author__password").query)
        )

    def test_an_ordering_off_the_list_is_the_default(self) -> None:
        query = str(selectors.ordered("author__password").query)
        self.assertNotIn("password", query)
        self.assertEqual(query, str(selectors.ordered("newest").query))

    def test_names_of_arguments_do_not_reach_the_sql(self) -> None:
        with self.assertRaises(TypeError):
            wrong_selectors.search({"_connector": "OR 1=1 OR"})

    def test_an_identifier_is_quoted_whatever_it_holds(self) -> None:
        self.assertEqual(selectors.count_rows("blog_post"), 1)
        attack = 'blog_post"; DELETE FROM blog_post; --'
        with self.assertRaises(DatabaseError), transaction.atomic():
            selectors.count_rows(attack)
        self.assertEqual(Post.objects.count(), 1)
        self.assertIn('post"; DELETE', connection.ops.quote_name(attack))
