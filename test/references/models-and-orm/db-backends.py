from unittest import mock

from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper as PostgresWrapper
from django.db.utils import ConnectionHandler, OperationalError
from django.test import TransactionTestCase

from . import limits
from .backend.base import DatabaseWrapper


class BackendTests(TransactionTestCase):
    def handler(self) -> ConnectionHandler:
        ours = {**connection.settings_dict, "ENGINE": f"{__package__}.backend"}
        return ConnectionHandler({"default": ours})

    def test_it_answers(self) -> None:
        own = self.handler()["default"]
        self.addCleanup(own.close)
        self.assertIsInstance(own, DatabaseWrapper)
        self.assertEqual(own.vendor, "postgresql")
        with own.cursor() as cursor:
            cursor.execute("SELECT 1")
            self.assertEqual(cursor.fetchone(), (1,))
            cursor.execute("SHOW lock_timeout")
            self.assertEqual(cursor.fetchone(), ("5s",))
        self.assertEqual(limits.limit_locks.__name__, "limit_locks")

    def test_a_failed_connect_is_repeated(self) -> None:
        own = self.handler()["default"]
        failing = mock.Mock(side_effect=[OperationalError, None])
        with (
            mock.patch.object(PostgresWrapper, "connect", failing),
            mock.patch("time.sleep") as sleep,
        ):
            own.connect()
        sleep.assert_called_once_with(0.2)

    def test_and_given_up(self) -> None:
        own = self.handler()["default"]
        failing = mock.Mock(side_effect=OperationalError)
        with (
            mock.patch.object(PostgresWrapper, "connect", failing),
            mock.patch("time.sleep"),
            self.assertRaises(OperationalError),
        ):
            own.connect()
        self.assertEqual(failing.call_count, 3)
