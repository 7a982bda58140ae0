from importlib import import_module
from unittest import mock

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone


def new_session(engine: str) -> SessionBase:
    return import_module(f"django.contrib.sessions.backends.{engine}").SessionStore()


class EngineTests(TestCase):
    def setUp(self) -> None:
        self.addCleanup(cache.clear)

    def key(self, engine: str) -> str:
        session = new_session(engine)
        session["basket"] = 1
        session.save()
        return session.session_key

    def read(self, engine: str, key: str) -> object:
        session = new_session(engine)
        session._session_key = key
        return session.get("basket")

    def test_each_reads_at_its_price(self) -> None:
        for engine, queries in {"db": 1, "cache": 0, "cached_db": 0}.items():
            key = self.key(engine)
            with self.subTest(engine), self.assertNumQueries(queries):
                self.assertEqual(self.read(engine, key), 1)

    def test_a_lost_cache_costs_a_query_or_the_login(self) -> None:
        kept, lost = self.key("cached_db"), self.key("cache")
        cache.clear()
        with self.assertNumQueries(1):
            self.assertEqual(self.read("cached_db", kept), 1)
        with self.assertNumQueries(0):
            self.assertEqual(self.read("cached_db", kept), 1)
        self.assertIsNone(self.read("cache", lost))

    def test_a_cache_that_fails_on_write_is_logged_and_the_row_kept(self) -> None:
        session = new_session("cached_db")
        session["basket"] = 1
        with (
            mock.patch.object(session._cache, "set", side_effect=OSError("down")),
            self.assertLogs("django.contrib.sessions", "ERROR"),
        ):
            session.save()
        self.assertTrue(Session.objects.filter(pk=session.session_key).exists())

    def test_expired_rows_stay_until_they_are_cleared(self) -> None:
        key = self.key("cached_db")
        Session.objects.filter(pk=key).update(expire_date=timezone.now())
        self.assertEqual(Session.objects.count(), 1)
        call_command("clearsessions")
        self.assertEqual(Session.objects.count(), 0)
