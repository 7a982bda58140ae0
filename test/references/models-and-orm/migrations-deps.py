from django.apps import apps
from django.db import connection
from django.db.migrations.graph import CircularDependencyError, MigrationGraph
from django.db.migrations.state import ProjectState
from django.test import TestCase

from apps.blog.models import Post
from apps.shop.tests.factories import OrderFactory

from .create_review import Migration


class DependencyTests(TestCase):
    def test_rows_of_three_apps(self) -> None:
        order = OrderFactory()
        migration = Migration("0002_review", "blog")
        self.assertIn(("users", "__first__"), migration.dependencies)
        with connection.schema_editor(atomic=False) as editor:
            migration.apply(ProjectState.from_apps(apps), editor)
        self.assertEqual(Post.objects.get().author, order.buyer)

    def test_an_app_that_is_no_dependency_is_not_there(self) -> None:
        with self.assertRaisesMessage(LookupError, "label 'blog'"):
            ProjectState().apps.get_model("blog", "Post")

    def test_a_circle_is_refused(self) -> None:
        graph = MigrationGraph()
        first, second = ("a", "0001"), ("b", "0001")
        for key in (first, second):
            graph.add_node(key, None)
        graph.add_dependency(None, first, second)
        graph.add_dependency(None, second, first)
        with self.assertRaises(CircularDependencyError):
            graph.ensure_not_cyclic()
