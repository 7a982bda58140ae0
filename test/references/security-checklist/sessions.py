import time
from unittest import mock

from apps.users.models import User
from apps.users.tests.factories import UserFactory
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client, TestCase, override_settings

from . import middleware
from .services import log_out_everywhere

TIMEOUT = f"{middleware.__name__}.AbsoluteTimeoutMiddleware"


class SessionTests(TestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()

    def is_logged_in(self, client: Client) -> bool:
        return client.get("/").wsgi_request.user.is_authenticated

    @override_settings(MIDDLEWARE=[*settings.MIDDLEWARE, TIMEOUT])
    def test_a_session_ends_however_busy_it_is(self) -> None:
        self.client.force_login(self.user)
        self.assertTrue(self.is_logged_in(self.client))
        later = time.time() + middleware.LONGEST + 1
        with mock.patch.object(middleware.time, "time", return_value=later):
            self.assertFalse(self.is_logged_in(self.client))

    def test_all_sessions_of_one_user_end(self) -> None:
        clients = [Client(), Client()]
        for client in clients:
            client.force_login(self.user)
            self.assertTrue(self.is_logged_in(client))
        self.client.force_login(UserFactory.create())
        log_out_everywhere(self.user)
        self.assertEqual([self.is_logged_in(one) for one in clients], [False, False])
        self.assertTrue(self.is_logged_in(self.client))

    def test_a_deleted_row_alone_leaves_the_cache(self) -> None:
        self.addCleanup(cache.clear)
        self.client.force_login(self.user)
        Session.objects.all().delete()
        self.assertTrue(self.is_logged_in(self.client))

    def replay(self) -> bool:
        """Whether a copy of the cookie works once its owner has logged out."""
        self.client.force_login(self.user)
        stolen = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        self.client.logout()
        thief = Client()
        thief.cookies[settings.SESSION_COOKIE_NAME] = stolen
        return self.is_logged_in(thief)

    def test_a_session_on_the_server_cannot_be_replayed(self) -> None:
        self.assertFalse(self.replay())

    @override_settings(SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies")
    def test_one_in_the_cookie_can(self) -> None:
        self.assertTrue(self.replay())

    def test_a_planted_key_is_not_taken_over(self) -> None:
        self.client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
        self.client.force_login(self.user)
        cookie = self.client.cookies[settings.SESSION_COOKIE_NAME]
        self.assertNotEqual(cookie.value, "a" * 32)
        self.assertEqual(self.client.session[SESSION_KEY], str(self.user.pk))
