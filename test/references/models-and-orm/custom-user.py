from django.contrib.auth import get_user_model
from django.contrib.auth.models import User as AuthUser
from django.db import IntegrityError, transaction
from django.test import TestCase

from .models import Member


class MemberTests(TestCase):
    def test_one_mailbox_is_one_account(self) -> None:
        member = Member.objects.create_user("Ada@Example.com", "secret")
        self.assertEqual(member.email, "ada@example.com")
        self.assertEqual(Member.objects.get_by_natural_key("ADA@example.com"), member)
        with self.assertRaises(IntegrityError), transaction.atomic():
            Member.objects.create_user("ada@EXAMPLE.com")
        with self.assertRaises(IntegrityError), transaction.atomic():
            Member.objects.create(email="Bob@example.com")

    def test_the_swapped_model_has_no_manager(self) -> None:
        self.assertEqual(get_user_model()._meta.label, "users.User")
        with self.assertRaisesMessage(AttributeError, "has been swapped"):
            AuthUser.objects.all()
