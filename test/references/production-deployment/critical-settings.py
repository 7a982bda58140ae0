import os
from unittest import mock

import environ
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, SimpleTestCase, override_settings

env = environ.Env()


class ReadingTests(SimpleTestCase):
    def test_a_required_value_without_default_stops_the_start(self) -> None:
        with (
            mock.patch.dict(os.environ, clear=True),
            self.assertRaisesMessage(ImproperlyConfigured, "SECRET_KEY"),
        ):
            env("SECRET_KEY")

    def test_the_environment_holds_text(self) -> None:
        with mock.patch.dict(os.environ, {"DEBUG": "False"}):
            self.assertTrue(os.environ.get("DEBUG", False))
            self.assertFalse(env.bool("DEBUG"))

    def test_an_empty_list_of_hosts_lets_nobody_in(self) -> None:
        with mock.patch.dict(os.environ, {"ALLOWED_HOSTS": ""}):
            hosts = env.list("ALLOWED_HOSTS")
        with (
            override_settings(ALLOWED_HOSTS=hosts),
            self.assertLogs("django.security.DisallowedHost", "ERROR"),
        ):
            response = Client(headers={"host": "www.example.com"}).get("/")
        self.assertEqual(response.status_code, 400)
