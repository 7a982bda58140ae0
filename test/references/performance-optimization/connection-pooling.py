from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import TestCase

from .connecting import seconds_to_connect

PID = "SELECT pg_backend_pid()"


def like_default(**settings: object) -> DatabaseWrapper:
    """A connection of its own, with other settings."""
    return DatabaseWrapper({**connection.settings_dict, **settings}, "apart")


class ConnectionTests(TestCase):
    def pid(self, wrapper: DatabaseWrapper) -> int:
        with wrapper.cursor() as cursor:
            cursor.execute(PID)
            (found,) = cursor.fetchone()
        wrapper.close()
        return found

    def test_what_it_takes(self) -> None:
        self.assertGreater(seconds_to_connect(3), 0)

    def test_each_close_ends_a_connection_without_a_pool(self) -> None:
        wrapper = like_default(OPTIONS={}, CONN_MAX_AGE=0)
        self.assertNotEqual(self.pid(wrapper), self.pid(wrapper))

    def test_a_pool_gives_the_same_one_again(self) -> None:
        wrapper = like_default(
            OPTIONS={"pool": {"min_size": 1, "max_size": 1}}, CONN_MAX_AGE=0
        )
        self.addCleanup(wrapper.close_pool)
        self.assertEqual(self.pid(wrapper), self.pid(wrapper))

    def test_both_at_once_are_refused_at_the_first_query(self) -> None:
        wrapper = like_default(OPTIONS={"pool": True}, CONN_MAX_AGE=60)
        with self.assertRaises(ImproperlyConfigured):
            self.pid(wrapper)
