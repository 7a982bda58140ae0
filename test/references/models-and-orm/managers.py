from django.test import TestCase

from .models import Page, Section


class ManagerTests(TestCase):
    def test_both_kinds_of_method_are_there(self) -> None:
        draft = Page.objects.create_draft("Tea")
        live = Page.objects.create(title="Tea")
        self.assertCountEqual(Page.objects.titled("tea"), [draft, live])
        self.assertEqual(list(Page.live.titled("tea")), [live])

    def test_the_first_is_the_default(self) -> None:
        self.assertEqual(Page._default_manager.name, "objects")
        names = [manager.name for manager in Page._meta.managers]
        self.assertEqual(names, ["objects", "live"])

    def test_relations_forward_see_every_row(self) -> None:
        draft = Page.objects.create_draft("Tea")
        section = Section.objects.create(page=draft, heading="a")
        self.assertEqual(Section.objects.get(pk=section.pk).page, draft)
        draft.refresh_from_db()
        self.assertEqual(type(Page._base_manager).__name__, "Manager")
