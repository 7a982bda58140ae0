from http import HTTPStatus

from apps.blog.models import Post
from apps.blog.tests.factories import PostFactory
from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory
from apps.users.models import User
from apps.users.tests.factories import UserFactory
from django.contrib.auth.models import Permission
from django.test import override_settings
from django.urls import include, path
from guardian.shortcuts import get_objects_for_user
from rest_framework.routers import SimpleRouter
from rest_framework.test import APITestCase

from .services import editable_by, share
from .viewsets import OrderViewSet
from .wrong_viewsets import OrderView

router = SimpleRouter()
router.register("orders", OrderViewSet)
urlpatterns = [
    path("", include(router.urls)),
    path("wrong/<int:pk>/", OrderView.as_view()),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class OwnerTests(APITestCase):
    order: Order

    @classmethod
    def setUpTestData(cls) -> None:
        cls.order = OrderFactory.create()

    def setUp(self) -> None:
        self.address = f"/orders/{self.order.pk}/"
        self.stranger = UserFactory.create()

    def test_a_stranger_finds_nothing_by_any_method(self) -> None:
        self.client.force_login(self.stranger)
        for method in ("get", "put", "patch", "delete"):
            with self.subTest(method):
                response = getattr(self.client, method)(self.address, {})
                self.assertEqual(response.status_code, HTTPStatus.NOT_FOUND)
        self.assertEqual(self.client.get("/orders/").json()["results"], [])

    def test_the_owner_does(self) -> None:
        self.client.force_login(self.order.buyer)
        response = self.client.get(self.address)
        self.assertEqual(response.status_code, HTTPStatus.OK)

    def test_nobody_orders_in_the_name_of_another(self) -> None:
        self.client.force_login(self.stranger)
        buyer = self.order.buyer_id
        response = self.client.post("/orders/", {"number": "A-1", "buyer": buyer})
        self.assertEqual(response.status_code, HTTPStatus.CREATED)
        self.assertEqual(Order.objects.get(number="A-1").buyer, self.stranger)

    def test_wrong_view_shows_any_order_to_anyone(self) -> None:
        self.client.force_login(self.stranger)
        response = self.client.get(f"/wrong/{self.order.pk}/")
        self.assertEqual(response.json(), {"number": self.order.number})


class GuardianTests(APITestCase):
    shared: Post
    other: Post
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.shared, cls.other = PostFactory.create_batch(2)
        cls.user = UserFactory.create()

    def test_a_right_holds_for_its_row_alone(self) -> None:
        share(self.shared, self.user)
        self.assertTrue(self.user.has_perm("blog.change_post", self.shared))
        self.assertFalse(self.user.has_perm("blog.change_post", self.other))
        self.assertEqual(list(editable_by(self.user)), [self.shared])

    def test_a_global_right_is_no_answer_for_an_object(self) -> None:
        self.user.user_permissions.add(Permission.objects.get(codename="change_post"))
        self.assertTrue(self.user.has_perm("blog.change_post"))
        self.assertFalse(self.user.has_perm("blog.change_post", self.shared))
        by_default = get_objects_for_user(self.user, "blog.change_post")
        self.assertEqual(by_default.count(), 2)
        self.assertEqual(editable_by(self.user).count(), 0)
