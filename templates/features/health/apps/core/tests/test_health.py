from unittest import mock

from django.db import OperationalError, connection
from django.test import TestCase


class LiveTests(TestCase):
    def test_the_process_alone_answers(self) -> None:
        with self.assertNumQueries(0):
            response = self.client.get("/health/live/")

        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.json(), {"status": "ok"})
        self.assertIn("no-store", response.headers["Cache-Control"])
        self.assertFalse(response.cookies)


class ReadyTests(TestCase):
    def test_ready_with_every_service(self) -> None:
        response = self.client.get("/health/ready/")

        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.json(), {"status": "ok"})
        self.assertIn("no-store", response.headers["Cache-Control"])

    def test_names_the_database_that_does_not_answer_and_logs_why(self) -> None:
        error = OperationalError("could not connect to 10.0.0.7 as shop")

        with (
            mock.patch.object(connection, "cursor", side_effect=error),
            self.assertLogs("apps.core.health", "ERROR") as logs,
        ):
            response = self.client.get("/health/ready/")

        self.assertEqual(response.status_code, 503)
        self.assertEqual(response.json()["status"], "failing")
        self.assertIn("database", response.json()["failing"])
        self.assertIn("10.0.0.7", logs.output[0])
