from django.test import TestCase
from django.urls import reverse

from apps.users.models import User
from apps.users.tests.factories import UserFactory


class ContentSecurityPolicyTests(TestCase):
    admin: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.admin = UserFactory.create(is_staff=True, is_superuser=True)

    def test_only_this_site_may_serve_scripts(self) -> None:
        response = self.client.get(reverse("admin:login"))

        policy = response.headers["Content-Security-Policy"]
        self.assertIn("default-src 'self'", policy)
        self.assertIn("script-src 'self'", policy)
        self.assertIn("frame-ancestors 'none'", policy)
        self.assertNotIn("unsafe", policy)

    def test_the_admin_has_nothing_inline_that_the_policy_would_block(self) -> None:
        self.client.force_login(self.admin)

        for name in ("index", "users_user_changelist", "users_user_add"):
            with self.subTest(page=name):
                response = self.client.get(reverse(f"admin:{name}"))

                self.assertNotRegex(
                    response.content.decode(),
                    r"<style|<script(?![^>]*(src=|nonce=))|<[^>]+\s(style|on\w+)=",
                )
