import base64
import json
from datetime import timedelta
from http import HTTPStatus

import jwt
from apps.users.models import User
from apps.users.tests.factories import UserFactory
from django.urls import reverse
from rest_framework.test import APITestCase
from rest_framework_simplejwt.settings import api_settings
from rest_framework_simplejwt.token_blacklist.models import OutstandingToken
from rest_framework_simplejwt.tokens import AccessToken, RefreshToken

from .services import revoke_all_tokens


class ForgeryTests(APITestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()

    def visit(self, token: object) -> int:
        headers = {"Authorization": f"Bearer {token}"}
        return self.client.get(reverse("v1:user-me"), headers=headers).status_code

    def test_a_true_token_opens(self) -> None:
        self.assertEqual(self.visit(AccessToken.for_user(self.user)), HTTPStatus.OK)

    def test_anyone_reads_its_claims(self) -> None:
        payload = str(AccessToken.for_user(self.user)).split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
        self.assertEqual(claims["user_id"], str(self.user.pk))

    def test_no_forgery_opens(self) -> None:
        token = AccessToken.for_user(self.user)
        header, payload, signature = str(token).split(".")
        other = UserFactory.create()
        changed = json.dumps({**token.payload, "user_id": str(other.pk)}).encode()
        altered = base64.urlsafe_b64encode(changed).decode().rstrip("=")
        foreign_key = jwt.encode(token.payload, "k" * 64, algorithm="HS256")
        expired = AccessToken.for_user(self.user)
        expired.set_exp(lifetime=-timedelta(minutes=1))
        for forgery in (
            f"{header}.{altered}.{signature}",
            jwt.encode(token.payload, None, algorithm="none"),
            foreign_key,
            expired,
            RefreshToken.for_user(self.user),
        ):
            with self.subTest(str(forgery)[:40]):
                self.assertEqual(self.visit(forgery), HTTPStatus.UNAUTHORIZED)

    def test_a_token_ends_with_its_account_or_password(self) -> None:
        token = AccessToken.for_user(self.user)
        User.objects.update(is_active=False)
        self.assertEqual(self.visit(token), HTTPStatus.UNAUTHORIZED)
        User.objects.update(is_active=True, password="md5$another$hash")
        self.assertEqual(self.visit(token), HTTPStatus.UNAUTHORIZED)

    def test_without_a_key_of_its_own_it_is_the_secret_key(self) -> None:
        from django.conf import settings

        self.assertEqual(api_settings.SIGNING_KEY, settings.SECRET_KEY)


class TheftTests(APITestCase):
    def setUp(self) -> None:
        self.user = UserFactory.create()
        self.refresh = str(RefreshToken.for_user(self.user))

    def exchange(self, token: str) -> dict[str, str]:
        response = self.client.post(reverse("v1:token-refresh"), {"refresh": token})
        return response.json()

    def test_the_thief_who_is_first_goes_on_and_the_owner_is_refused(self) -> None:
        thief = self.exchange(self.refresh)["refresh"]
        self.assertNotIn("refresh", self.exchange(self.refresh))
        self.assertIn("refresh", self.exchange(thief))

    def test_a_new_pair_has_all_its_time_again(self) -> None:
        old = RefreshToken(self.refresh)
        new = RefreshToken(self.exchange(self.refresh)["refresh"])
        self.assertGreaterEqual(new["exp"], old["exp"])
        self.assertEqual(OutstandingToken.objects.filter(user=self.user).count(), 2)

    def test_all_of_a_user_end_at_once(self) -> None:
        thief = self.exchange(self.refresh)["refresh"]
        self.assertEqual(revoke_all_tokens(self.user), 1)
        self.assertNotIn("refresh", self.exchange(thief))
        self.assertEqual(revoke_all_tokens(self.user), 0)

    def test_the_table_keeps_whole_tokens(self) -> None:
        kept = OutstandingToken.objects.get(user=self.user).token
        self.assertIn("refresh", self.exchange(kept))
