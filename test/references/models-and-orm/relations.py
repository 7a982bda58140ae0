import django
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models.deletion import ProtectedError
from django.db.models.signals import post_delete
from django.test import TestCase
from django.test.utils import isolate_apps

from apps.users.models import User
from apps.users.tests.factories import UserFactory

from .models import Badge, Membership, Team


class RelationTests(TestCase):
    lead: User
    person: User
    team: Team

    @classmethod
    def setUpTestData(cls) -> None:
        cls.lead, cls.person = UserFactory(), UserFactory()
        cls.team = Team.objects.create(name="Red", lead=cls.lead)
        cls.team.members.add(cls.person, through_defaults={"role": "owner"})

    def test_the_model_between_has_what_the_pair_has(self) -> None:
        membership = self.team.memberships.get()
        self.assertEqual(membership.role, Membership.Role.OWNER)
        self.assertEqual(list(self.person.teams.all()), [self.team])
        with self.assertRaises(IntegrityError), transaction.atomic():
            Membership.objects.create(team=self.team, person=self.person)

    def test_on_delete_is_kept(self) -> None:
        with self.assertRaises(ProtectedError):
            self.lead.delete()
        self.team.delete()
        self.assertFalse(Membership.objects.exists())
        self.assertTrue(User.objects.filter(pk=self.person.pk).exists())

    def test_the_reverse_of_a_one_to_one_may_be_missing(self) -> None:
        membership = self.team.memberships.get()
        self.assertFalse(hasattr(membership, "badge"))
        with self.assertRaises(Membership.badge.RelatedObjectDoesNotExist):
            membership.badge  # noqa: B018
        Badge.objects.create(membership=membership, number="7")
        self.assertTrue(hasattr(Membership.objects.get(), "badge"))

    def test_one_filter_is_about_one_row(self) -> None:
        self.team.members.add(self.lead)
        one = Team.objects.filter(
            memberships__person=self.lead, memberships__role="owner"
        )
        two = Team.objects.filter(memberships__person=self.lead).filter(
            memberships__role="owner"
        )
        self.assertFalse(one.exists())
        self.assertTrue(two.exists())

    def test_limit_choices_to_binds_validation_alone(self) -> None:
        gone = UserFactory(is_active=False)
        team = Team.objects.create(name="Blue", lead=gone)
        with self.assertRaises(ValidationError):
            team.full_clean()

    @isolate_apps(__package__)
    def test_6_1_can_leave_deletion_to_the_database(self) -> None:
        self.assertEqual(hasattr(models, "DB_CASCADE"), django.VERSION >= (6, 1))
        if django.VERSION < (6, 1):
            return

        class Shelf(models.Model):
            pass

        class Book(models.Model):
            shelf = models.ForeignKey(Shelf, on_delete=models.DB_CASCADE)

        with connection.schema_editor(atomic=False) as editor:
            editor.create_model(Shelf)
            editor.create_model(Book)
        shelf = Shelf.objects.create()
        Book.objects.bulk_create([Book(shelf=shelf), Book(shelf=shelf)])
        sent: list[object] = []

        def note(sender: object, **_kwargs: object) -> None:
            sent.append(sender)

        post_delete.connect(note)
        self.addCleanup(post_delete.disconnect, note)
        with self.assertNumQueries(1):
            shelf.delete()
        self.assertFalse(Book.objects.exists())
        self.assertNotIn(Book, sent)
