from http import HTTPStatus

from django.urls import reverse
from rest_framework.test import APITestCase

from apps.users.models import User

from .factories import UserFactory


class UserAPITests(APITestCase):
    user: User
    other: User

    @classmethod
    def setUpTestData(cls) -> None:
        # Being staff opens the admin, and nothing of the API.
        cls.user = UserFactory.create(is_staff=True)
        cls.other = UserFactory.create(first_name="Grace", is_active=False)

    def setUp(self) -> None:
        self.client.force_authenticate(self.user)

    def test_people_see_themselves_alone(self) -> None:
        response = self.client.get(reverse("v1:user-list"))
        users = response.json()["results"]
        self.assertEqual([user["id"] for user in users], [self.user.pk])
        response = self.client.get(reverse("v1:user-detail", args=[self.other.pk]))
        self.assertEqual(response.status_code, HTTPStatus.NOT_FOUND)

    def test_people_change_themselves(self) -> None:
        response = self.client.patch(
            reverse("v1:user-me"), {"first_name": "Ada", "email": "new@example.com"}
        )
        self.assertEqual(response.json()["first_name"], "Ada")
        self.user.refresh_from_db()
        self.assertEqual(self.user.first_name, "Ada")
        self.assertNotEqual(self.user.email, "new@example.com")

    def test_people_read_themselves(self) -> None:
        response = self.client.get(reverse("v1:user-me"))
        self.assertEqual(response.json()["email"], self.user.email)


class PrivilegedAPITests(APITestCase):
    admin: User
    grace: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.admin = UserFactory.create(is_superuser=True)
        cls.grace = UserFactory.create(first_name="Grace", is_active=False)

    def setUp(self) -> None:
        self.client.force_authenticate(self.admin)

    def get(self, **query: str | int) -> list[int]:
        response = self.client.get(reverse("v1:user-list"), query)
        self.assertEqual(response.status_code, HTTPStatus.OK)
        return [user["id"] for user in response.json()["results"]]

    def test_who_may_view_users_sees_everyone(self) -> None:
        self.assertEqual(self.get(), [self.admin.pk, self.grace.pk])

    def test_filter_search_and_order(self) -> None:
        self.assertEqual(self.get(is_active="false"), [self.grace.pk])
        self.assertEqual(self.get(search="grace"), [self.grace.pk])
        self.assertEqual(
            self.get(ordering="-date_joined"), [self.grace.pk, self.admin.pk]
        )

    def test_pages_are_as_long_as_asked_up_to_a_limit(self) -> None:
        self.assertEqual(self.get(page_size=1, page=2), [self.grace.pk])
        UserFactory.create_batch(100)
        self.assertEqual(len(self.get(page_size=1000)), 100)

    def test_the_list_costs_two_queries_whatever_its_length(self) -> None:
        UserFactory.create_batch(5)
        with self.assertNumQueries(2):
            self.get()
