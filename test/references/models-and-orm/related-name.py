from django.core.exceptions import FieldError
from django.test import TestCase
from django.test.utils import isolate_apps

from apps.users.models import User
from apps.users.tests.factories import UserFactory

from .models import Link, Note


class RelatedNameTests(TestCase):
    def test_each_child_of_an_abstract_model_has_a_name_of_its_own(self) -> None:
        user = UserFactory()
        note = Note.objects.create(owner=user, created_by=user, text="a")
        link = Link.objects.create(owner=user, created_by=user, url="https://a.org")
        label = Note._meta.app_label
        self.assertEqual(getattr(user, f"{label}_notes").get(), note)
        self.assertEqual(getattr(user, f"{label}_links").get(), link)
        self.assertEqual(User.objects.get(**{f"{label}_notes__text": "a"}), user)

    def test_nothing_leads_back_to_a_plus(self) -> None:
        names = {field.name for field in User._meta.get_fields()}
        self.assertFalse([name for name in names if "created" in name])
        with self.assertRaises(FieldError):
            User.objects.filter(created_by__text="a")

    def test_wrong_relations_clash(self) -> None:
        with isolate_apps(__package__):
            from . import wrong_models  # noqa: PLC0415

            found = {error.id for error in wrong_models.Transfer.check()}
        self.assertEqual(found, {"fields.E304"})
