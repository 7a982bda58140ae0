from http import HTTPStatus
from io import StringIO

from django.core.management import call_command
from django.urls import reverse
from rest_framework.authtoken.models import Token
from rest_framework.test import APITestCase

from apps.users.models import User

from .factories import UserFactory


class TokenAuthenticationTests(APITestCase):
    machine: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.machine = UserFactory.create()

    def visit(self, key: str) -> int:
        headers = {"Authorization": f"Token {key}"}
        return self.client.get(reverse("v1:user-me"), headers=headers).status_code

    def test_a_token_made_by_the_command_opens_the_api(self) -> None:
        call_command("drf_create_token", self.machine.get_username(), stdout=StringIO())
        token = Token.objects.get(user=self.machine)
        self.assertEqual(self.visit(token.key), HTTPStatus.OK)

    def test_a_deleted_token_opens_nothing(self) -> None:
        token = Token.objects.create(user=self.machine)
        token.delete()
        self.assertNotEqual(self.visit(token.key), HTTPStatus.OK)
