from django.test import TestCase, override_settings
from prometheus_client import REGISTRY

from .metrics import count_payment


def value(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


class MetricsTests(TestCase):
    def test_a_request_is_counted_by_its_route(self) -> None:
        labels = {"method": "GET", "route": "robots.txt", "status": "200"}
        before = value("http_requests_total", **labels)
        self.client.get("/robots.txt?user=4711")
        self.assertEqual(value("http_requests_total", **labels), before + 1)

    def test_labels_are_few_whatever_comes_in(self) -> None:
        before = value("orders_paid_total", method="other")
        for method in ("bitcoin", "x" * 100):
            count_payment(method)
        self.assertEqual(value("orders_paid_total", method="other"), before + 2)

    def test_numbers_are_for_who_knows_the_token(self) -> None:
        with override_settings(METRICS_TOKEN="t" * 32):
            self.assertEqual(self.client.get("/metrics/").status_code, 404)
            headers = {"Authorization": f"Bearer {'t' * 32}"}
            response = self.client.get("/metrics/", headers=headers)
        self.assertContains(response, "http_requests_total")
        with override_settings(METRICS_TOKEN=""):
            closed = self.client.get("/metrics/", headers={"Authorization": "Bearer "})
        self.assertEqual(closed.status_code, 404)
