from django.template import TemplateSyntaxError
from django.template.loader import get_template, render_to_string
from django.test import TestCase

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory


class LanguageTests(TestCase):
    post: Post

    @classmethod
    def setUpTestData(cls) -> None:
        cls.post = PostFactory.create(title="First")

    def test_a_dot_is_looked_up_and_what_is_empty_says_so(self) -> None:
        text = render_to_string("dtl/posts.html", {"posts": [self.post]})
        self.assertInHTML(
            f'<li class="odd">First by {self.post.author.email}</li>', text
        )
        self.assertIn("No posts yet.", render_to_string("dtl/posts.html", {"posts": []}))

    def test_a_relation_costs_a_query_a_row_unless_it_was_selected(self) -> None:
        PostFactory.create_batch(2)
        with self.assertNumQueries(1 + 3):
            render_to_string("dtl/posts.html", {"posts": Post.objects.all()})
        with self.assertNumQueries(1):
            render_to_string(
                "dtl/posts.html", {"posts": Post.objects.select_related("author")}
            )

    def test_what_alters_data_is_not_called(self) -> None:
        from django.template import engines

        template = engines["django"].from_string("{{ post.delete }}{{ post.missing }}")
        self.assertEqual(template.render({"post": self.post}), "")
        self.assertTrue(Post.objects.filter(pk=self.post.pk).exists())

    def test_wrong_a_filter_that_is_not_there_is_an_error(self) -> None:
        with self.assertRaises(TemplateSyntaxError):
            get_template("dtl/wrong_unknown.html")
