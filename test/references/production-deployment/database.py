import os
from unittest import mock

import psycopg.errors
from django.db import OperationalError, connection, transaction
from django.test import TestCase


class LimitTests(TestCase):
    def test_a_slow_query_ends(self) -> None:
        with (
            self.assertRaises(OperationalError) as caught,
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("SET LOCAL statement_timeout = '50ms'")
            cursor.execute("SELECT pg_sleep(5)")
        self.assertIsInstance(caught.exception.__cause__, psycopg.errors.QueryCanceled)

    def test_the_limits_are_options_that_the_server_takes(self) -> None:
        parameters = connection.get_connection_params()
        parameters["options"] = "-c statement_timeout=15s -c lock_timeout=5s"
        parameters.pop("cursor_factory", None)
        parameters.pop("context", None)
        with (
            mock.patch.dict(os.environ, {"PGOPTIONS": "-c statement_timeout=1s"}),
            psycopg.connect(**parameters) as other,
        ):
            (limit,) = other.execute("SHOW statement_timeout").fetchone()
        self.assertEqual(limit, "15s")
