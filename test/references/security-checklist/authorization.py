from http import HTTPStatus
from typing import Any

from apps.users.models import User
from apps.users.tests.factories import UserFactory
from django.apps import apps
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.http import HttpRequest, HttpResponse
from django.test import Client, TestCase, override_settings
from django.urls import include, path
from rest_framework.permissions import DjangoModelPermissions
from rest_framework.routers import SimpleRouter

from . import views, wrong_views

CHANGE = "shop.change_product"


def answer(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


class DefaultViewSet(views.ProductViewSet):
    permission_classes = [DjangoModelPermissions]


router = SimpleRouter()
router.register("products", views.ProductViewSet)
router.register("default", DefaultViewSet, basename="default")
urlpatterns = [
    path("stock/", views.StockView.as_view()),
    path("wrong/", wrong_views.StockView.as_view()),
    path("reprice/", views.reprice),
    path("circle/", permission_required(CHANGE)(answer)),
    path("hard/", permission_required(CHANGE, raise_exception=True)(answer)),
    path("", include(router.urls)),
    path("", include("config.urls")),
]


def permission(name: str) -> Permission:
    return Permission.objects.get(codename=name, content_type__app_label="shop")


@override_settings(ROOT_URLCONF=__name__)
class RoleTests(TestCase):
    roles: dict[str, User | None]

    @classmethod
    def setUpTestData(cls) -> None:
        group = Group.objects.create(name="Stock")
        group.permissions.add(permission("view_product"), permission("change_product"))
        member, editor = UserFactory.create_batch(2)
        editor.groups.add(group)
        cls.roles = {"visitor": None, "member": member, "editor": editor}

    def statuses(self, address: str, method: str = "get", **kwargs: Any) -> list[int]:
        found = []
        for user in self.roles.values():
            client = Client()
            if user:
                client.force_login(user)
            response = getattr(client, method)(address, **kwargs)
            found.append(response.status_code)
        return found

    def test_each_role_gets_what_the_table_says(self) -> None:
        price = {"data": {"price": "1.00"}}
        for address, method, kwargs, expected in (
            ("/stock/", "get", {}, [302, 403, 200]),
            ("/reprice/", "post", price, [302, 403, 200]),
            ("/circle/", "get", {}, [302, 302, 200]),
            ("/hard/", "get", {}, [403, 403, 200]),
            ("/products/", "get", {}, [401, 403, 200]),
            ("/products/", "post", {}, [401, 403, 403]),
            ("/default/", "get", {}, [401, 200, 200]),
            ("/default/", "post", {}, [401, 403, 403]),
        ):
            with self.subTest(f"{method} {address}"):
                self.assertEqual(self.statuses(address, method, **kwargs), expected)

    def test_wrong_order_of_bases_guards_nothing(self) -> None:
        self.assertEqual(self.statuses("/wrong/"), [200, 200, 200])

    def test_a_group_gives_its_permission_to_members_alone(self) -> None:
        self.assertTrue(self.roles["editor"].has_perm(CHANGE))
        self.assertFalse(self.roles["member"].has_perm(CHANGE))

    def test_an_answer_stays_on_the_object(self) -> None:
        member = self.roles["member"]
        self.assertFalse(member.has_perm(CHANGE))
        member.user_permissions.add(permission("change_product"))
        self.assertFalse(member.has_perm(CHANGE))
        self.assertTrue(User.objects.get(pk=member.pk).has_perm(CHANGE))

    def test_superusers_pass_every_question(self) -> None:
        superuser = UserFactory.create(is_superuser=True)
        self.assertTrue(superuser.has_perm("no.such_permission"))

    def test_permissions_can_be_made_before_the_end_of_migrate(self) -> None:
        Permission.objects.filter(content_type__app_label="shop").delete()
        create_permissions(apps.get_app_config("shop"), verbosity=0)
        self.assertTrue(permission("view_product"))
        self.assertEqual(self.statuses("/stock/")[0], HTTPStatus.FOUND)
