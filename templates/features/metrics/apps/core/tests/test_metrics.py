import os
import tempfile
from unittest import mock

from django.test import TestCase, override_settings
from django.urls import reverse
from prometheus_client import REGISTRY

from apps.core.metrics import registry
from apps.users.tests.factories import UserFactory


def requests(**labels: str) -> float:
    return REGISTRY.get_sample_value("http_requests_total", labels) or 0


class MetricsMiddlewareTests(TestCase):
    def test_requests_are_counted_by_route_and_status(self) -> None:
        labels = {"method": "GET", "route": "admin/", "status": "302"}
        before = requests(**labels)

        self.client.get(reverse("admin:index"), {"next": "/"})

        self.assertEqual(requests(**labels), before + 1)

    def test_callers_cannot_make_up_labels(self) -> None:
        labels = {"method": "other", "route": "none", "status": "404"}
        before = requests(**labels)

        for path in ("/made/up/", "/as/well/"):
            self.client.generic("MADEUP", path)

        self.assertEqual(requests(**labels), before + 2)

    def test_queries_are_timed(self) -> None:
        name = "database_query_duration_seconds_count"
        before = REGISTRY.get_sample_value(name, {"database": "default"}) or 0

        self.client.force_login(UserFactory.create(is_staff=True))
        self.client.get(reverse("admin:index"))

        after = REGISTRY.get_sample_value(name, {"database": "default"}) or 0
        self.assertGreater(after - before, 0)


class MetricsTests(TestCase):
    def test_closed_without_a_token(self) -> None:
        response = self.client.get("/metrics/", headers={"Authorization": "Bearer "})

        self.assertEqual(response.status_code, 404)

    @override_settings(METRICS_TOKEN="let-me-in")
    def test_closed_to_who_guesses(self) -> None:
        for given in ("", "Bearer guess", "let-me-in"):
            with self.subTest(given):
                headers = {"Authorization": given}
                response = self.client.get("/metrics/", headers=headers)

                self.assertEqual(response.status_code, 404)

    @override_settings(METRICS_TOKEN="let-me-in")
    def test_open_to_who_knows_the_token(self) -> None:
        headers = {"Authorization": "Bearer let-me-in"}
        response = self.client.get("/metrics/", headers=headers)

        self.assertContains(response, "# TYPE http_requests_total counter")

    def test_the_figures_of_all_processes_are_added_up(self) -> None:
        with (
            tempfile.TemporaryDirectory() as folder,
            mock.patch.dict(os.environ, {"PROMETHEUS_MULTIPROC_DIR": folder}),
        ):
            self.assertIsNot(registry(), REGISTRY)
            self.assertEqual(list(registry().collect()), [])
