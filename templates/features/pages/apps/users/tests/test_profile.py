from django.test import TestCase
from django.urls import reverse

from apps.users.models import User

from .factories import UserFactory


class ProfileTests(TestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create(first_name="Augusta")

    def test_anonymous_visitors_are_sent_to_the_login(self) -> None:
        url = reverse("profile")
        response = self.client.get(url)
        self.assertRedirects(response, f"{reverse('account_login')}?next={url}")

    def test_people_see_what_is_known_of_them(self) -> None:
        self.client.force_login(self.user)
        self.assertContains(self.client.get(reverse("profile")), "Augusta")

    def test_people_change_what_is_known_of_them(self) -> None:
        self.client.force_login(self.user)
        response = self.client.post(
            reverse("profile"),
            {"first_name": "Ada", "last_name": "Lovelace", "is_staff": "on"},
            follow=True,
        )
        self.assertContains(response, '<li class="success">', count=1)
        self.user.refresh_from_db()
        self.assertEqual(self.user.get_full_name(), "Ada Lovelace")
        self.assertFalse(self.user.is_staff)

    def test_a_name_that_is_too_long_is_refused_beside_its_field(self) -> None:
        self.client.force_login(self.user)
        response = self.client.post(reverse("profile"), {"first_name": "x" * 151})
        self.assertContains(response, 'class="errorlist"', count=1)
        self.assertContains(response, 'aria-invalid="true"', count=1)
