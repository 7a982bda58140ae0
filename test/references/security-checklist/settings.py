from http import HTTPStatus

from django.conf import global_settings, settings
from django.core.checks import run_checks
from django.core.checks.registry import registry
from django.test import SimpleTestCase, override_settings


def deployment_messages() -> set[str]:
    messages = run_checks(tags=["security"], include_deployment_checks=True)
    return {message.id for message in messages}


class DeploymentCheckTests(SimpleTestCase):
    def test_there_are_eighteen_of_security(self) -> None:
        checks = [
            check
            for check in registry.deployment_checks
            if "security" in check.tags and check.__module__.startswith("django.")
        ]
        self.assertEqual(len(checks), 18)

    @override_settings(DEBUG=True)
    def test_wrong_debug_in_production_is_found(self) -> None:
        self.assertIn("security.W018", deployment_messages())

    def test_an_empty_list_of_hosts_is_found_and_a_star_is_not(self) -> None:
        with override_settings(ALLOWED_HOSTS=[]):
            self.assertIn("security.W020", deployment_messages())
        with override_settings(ALLOWED_HOSTS=["*"]):
            self.assertNotIn("security.W020", deployment_messages())

    def test_what_django_has_no_check_for_passes_without_a_word(self) -> None:
        before = deployment_messages()
        with override_settings(
            ALLOWED_HOSTS=["*"],
            AUTH_PASSWORD_VALIDATORS=[],
            CORS_ALLOW_ALL_ORIGINS=True,
            PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ):
            self.assertLessEqual(deployment_messages(), before)


class DefaultTests(SimpleTestCase):
    def test_the_defaults_are_as_the_table_says(self) -> None:
        for name, value in {
            "DEBUG": False,
            "SECRET_KEY": "",
            "ALLOWED_HOSTS": [],
            "SECURE_SSL_REDIRECT": False,
            "SECURE_HSTS_SECONDS": 0,
            "SESSION_COOKIE_SECURE": False,
            "CSRF_COOKIE_SECURE": False,
            "X_FRAME_OPTIONS": "DENY",
            "SECURE_REFERRER_POLICY": "same-origin",
            "AUTH_PASSWORD_VALIDATORS": [],
            "STATIC_ROOT": None,
            "CSRF_TRUSTED_ORIGINS": [],
            "SESSION_COOKIE_AGE": 14 * 24 * 3600,
            "SECURE_PROXY_SSL_HEADER": None,
        }.items():
            with self.subTest(name):
                self.assertEqual(getattr(global_settings, name), value)

    def test_sessions_and_hashers_are_as_the_table_says(self) -> None:
        self.assertEqual(settings.SESSION_COOKIE_AGE, 7 * 24 * 3600)
        self.assertTrue(settings.SESSION_ENGINE.endswith("cached_db"))
        self.assertEqual(self.client.get("/").status_code, HTTPStatus.OK)
