from http import HTTPStatus

from apps.users.admin import UserAdmin
from apps.users.models import User
from apps.users.tests.factories import UserFactory
from django.contrib.admin import AdminSite
from django.contrib.auth.models import Permission
from django.test import TestCase, override_settings
from django.urls import include, path, reverse

from .admin import SupportUserAdmin

plain = AdminSite(name="plain")
plain.register(User, UserAdmin)
support = AdminSite(name="support")
support.register(User, SupportUserAdmin)

urlpatterns = [
    path("plain/", plain.urls),
    path("support/", support.urls),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class EscalationTests(TestCase):
    staff: User
    boss: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.boss = UserFactory.create(is_staff=True, is_superuser=True)
        cls.staff = UserFactory.create(is_staff=True)
        cls.staff.user_permissions.add(
            *Permission.objects.filter(codename__in=["view_user", "change_user"])
        )

    def setUp(self) -> None:
        self.client.force_login(self.staff)

    def change(self, site: str, user: User) -> int:
        address = reverse(f"{site}:users_user_change", args=[user.pk])
        data = {
            "email": user.email,
            "is_active": "on",
            "is_staff": "on",
            "is_superuser": "on",
            "first_name": "Changed",
            "last_login_0": "",
            "last_login_1": "",
            "date_joined_0": "2026-01-01",
            "date_joined_1": "00:00:00",
        }
        return self.client.post(address, data).status_code

    def set_password(self, site: str, user: User) -> int:
        address = reverse(f"{site}:auth_user_password_change", args=[user.pk])
        new = "a battery of horse staples"
        data = {"password1": new, "password2": new, "usable_password": "true"}
        return self.client.post(address, data).status_code

    def test_whoever_changes_users_can_become_superuser_by_default(self) -> None:
        self.change("plain", self.staff)
        self.staff.refresh_from_db()
        self.assertTrue(self.staff.is_superuser)

    def test_or_take_the_account_of_one(self) -> None:
        self.set_password("plain", self.boss)
        self.boss.refresh_from_db()
        self.assertTrue(self.boss.check_password("a battery of horse staples"))

    def test_support_can_do_neither(self) -> None:
        self.change("support", self.staff)
        self.staff.refresh_from_db()
        self.assertFalse(self.staff.is_superuser)
        self.assertEqual(self.set_password("support", self.boss), HTTPStatus.FORBIDDEN)
        self.assertEqual(self.change("support", self.boss), HTTPStatus.FORBIDDEN)

    def test_support_can_help_others(self) -> None:
        other = UserFactory.create()
        self.assertEqual(self.change("support", other), HTTPStatus.FOUND)
        other.refresh_from_db()
        self.assertEqual(other.first_name, "Changed")
        self.assertFalse(other.is_superuser or other.is_staff)

    def test_who_only_views_changes_nothing(self) -> None:
        viewer = UserFactory.create(is_staff=True)
        viewer.user_permissions.add(Permission.objects.get(codename="view_user"))
        self.client.force_login(viewer)
        other = UserFactory.create()
        self.assertEqual(self.change("support", other), HTTPStatus.FORBIDDEN)
