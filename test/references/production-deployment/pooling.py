from copy import deepcopy

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import TestCase


class PoolTests(TestCase):
    def wrapper(self, **changes: object) -> DatabaseWrapper:
        settings = deepcopy(connection.settings_dict) | changes
        settings["OPTIONS"] = {"pool": {"min_size": 0, "max_size": 1, "timeout": 30}}
        return DatabaseWrapper(settings, "default")

    def test_a_pool_forbids_persistent_connections(self) -> None:
        with self.assertRaisesMessage(ImproperlyConfigured, "persistent connections"):
            self.wrapper(CONN_MAX_AGE=60).pool  # noqa: B018

    def test_who_finds_the_pool_empty_waits_and_fails(self) -> None:
        from psycopg_pool import PoolTimeout

        pool = self.wrapper(CONN_MAX_AGE=0).pool
        self.addCleanup(pool.close)
        pool.open()
        with (
            pool.connection(),
            self.assertRaises(PoolTimeout),
            pool.connection(timeout=0.1),
        ):
            self.fail("there was a second one")
