from datetime import timedelta

from django.core.cache import cache
from django.test import override_settings
from django.urls import path
from rest_framework.test import APITestCase
from rest_framework_simplejwt.settings import DEFAULTS, api_settings
from rest_framework_simplejwt.tokens import AccessToken, RefreshToken

from apps.users.tests.factories import UserFactory

from .tokens import LoginView

urlpatterns = [path("token/", LoginView.as_view())]
PASSWORD = "correct horse battery staple"


class JWTTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()

    def setUp(self) -> None:
        self.addCleanup(cache.clear)

    def log_in(self, address: str = "/api/v1/token/") -> dict[str, str]:
        data = {"email": self.user.email, "password": PASSWORD}
        return self.client.post(address, data).json()

    def visit(self, token: str) -> int:
        headers = {"Authorization": f"Bearer {token}"}
        return self.client.get("/api/v1/users/me/", headers=headers).status_code

    def renew(self, refresh: str):
        return self.client.post("/api/v1/token/refresh/", {"refresh": refresh})

    def test_a_refresh_token_works_once(self) -> None:
        pair = self.log_in()
        self.assertEqual(self.visit(pair["access"]), 200)
        new = self.renew(pair["refresh"])
        self.assertEqual(self.visit(new.json()["access"]), 200)
        self.assertEqual(self.renew(pair["refresh"]).status_code, 401)

    def test_a_token_of_the_other_kind_opens_nothing(self) -> None:
        self.assertEqual(self.visit(self.log_in()["refresh"]), 401)

    def test_a_spent_token_is_logged_out(self) -> None:
        pair = self.log_in()
        self.client.post("/api/v1/token/revoke/", {"refresh": pair["refresh"]})
        self.assertEqual(self.renew(pair["refresh"]).status_code, 401)
        # What is out already lives on until it expires.
        self.assertEqual(self.visit(pair["access"]), 200)

    def test_a_new_password_ends_access(self) -> None:
        pair = self.log_in()
        self.assertEqual(self.visit(str(AccessToken.for_user(self.user))), 200)
        self.user.set_password("another horse battery staple")
        self.user.save()
        self.assertEqual(self.visit(pair["access"]), 401)

    def test_an_expired_token(self) -> None:
        token = AccessToken.for_user(self.user)
        token.set_exp(lifetime=-timedelta(seconds=1))
        self.assertEqual(self.visit(str(token)), 401)

    def test_a_claim_of_our_own(self) -> None:
        with override_settings(ROOT_URLCONF=__name__):
            pair = self.log_in("/token/")
        self.assertEqual(AccessToken(pair["access"])["tenant"], "example.com")
        self.assertEqual(RefreshToken(pair["refresh"])["tenant"], "example.com")

    def test_what_the_package_has_by_itself_is_laxer(self) -> None:
        self.assertFalse(DEFAULTS["ROTATE_REFRESH_TOKENS"])
        self.assertFalse(DEFAULTS["CHECK_REVOKE_TOKEN"])
        self.assertTrue(api_settings.BLACKLIST_AFTER_ROTATION)
