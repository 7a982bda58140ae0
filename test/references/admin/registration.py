from django.contrib import admin
from django.test import TestCase
from django.urls import reverse

from apps.users.tests.factories import UserFactory

from .models import Supplier


class RegistrationTests(TestCase):
    def test_every_page_of_every_model_opens(self) -> None:
        self.client.force_login(UserFactory.create(is_staff=True, is_superuser=True))
        self.assertIn(Supplier, admin.site._registry)
        for model in admin.site._registry:
            name = f"{model._meta.app_label}_{model._meta.model_name}"
            with self.subTest(name):
                address = reverse(f"admin:{name}_changelist")
                self.assertEqual(self.client.get(address, {"q": "x"}).status_code, 200)

    def test_a_second_registration_is_refused(self) -> None:
        with self.assertRaises(admin.exceptions.AlreadyRegistered):
            admin.site.register(Supplier)
