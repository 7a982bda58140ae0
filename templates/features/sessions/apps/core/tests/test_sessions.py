from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import TestCase

from apps.users.tests.factories import UserFactory


class SessionTests(TestCase):
    def setUp(self) -> None:
        self.client.force_login(UserFactory.create())

    def key(self) -> str:
        return self.client.cookies[settings.SESSION_COOKIE_NAME].value

    def test_a_session_is_read_from_the_cache(self) -> None:
        with self.assertNumQueries(0):
            self.assertTrue(self.client.session.items())

    def test_a_session_survives_the_cache(self) -> None:
        cache.clear()
        self.assertTrue(self.client.session.items())

    def test_logging_out_deletes_it_everywhere(self) -> None:
        key = self.key()
        self.client.logout()
        self.assertFalse(Session.objects.filter(pk=key).exists())
