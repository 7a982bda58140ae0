from django.db.models import QuerySet
from django.test import TestCase
from guardian.shortcuts import assign_perm, get_objects_for_user

from apps.users.models import User

from .factories import UserFactory


class ObjectPermissionTests(TestCase):
    manager: User
    member: User
    stranger: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.manager, cls.member, cls.stranger = UserFactory.create_batch(3)
        assign_perm("users.change_user", cls.manager, cls.member)

    def test_a_permission_holds_for_its_object_alone(self) -> None:
        self.assertTrue(self.manager.has_perm("users.change_user", self.member))
        self.assertFalse(self.manager.has_perm("users.change_user", self.stranger))
        self.assertFalse(self.manager.has_perm("users.change_user"))

    def test_a_queryset_holds_what_one_may_change(self) -> None:
        users: QuerySet[User] = get_objects_for_user(self.manager, "users.change_user")
        self.assertEqual(list(users), [self.member])
