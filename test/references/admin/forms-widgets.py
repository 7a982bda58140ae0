from django.contrib import admin
from django.test import RequestFactory, TestCase

from apps.blog.models import Post
from apps.blog.tests.factories import CategoryFactory

from .admin import PostAdmin


class FormTests(TestCase):
    def form(self, **data: str):
        model_admin = PostAdmin(Post, admin.AdminSite())
        form_class = model_admin.get_form(RequestFactory().get("/"))
        return form_class(data or None)

    def test_widgets_of_a_type_are_changed_at_once(self) -> None:
        self.assertIn('rows="20"', str(self.form()["body"]))

    def test_choices_are_in_order(self) -> None:
        for name in ("b", "a"):
            CategoryFactory.create(name=name)
        names = [row.name for row in self.form().fields["category"].queryset]
        self.assertEqual(names, ["a", "b"])

    def test_its_rule_holds_here(self) -> None:
        self.assertIn("title", self.form(title="Wow!", body="x", status="draft").errors)
