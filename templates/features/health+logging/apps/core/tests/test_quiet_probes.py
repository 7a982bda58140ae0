from django.test import TestCase


class QuietProbesTests(TestCase):
    def test_a_probe_leaves_no_line(self) -> None:
        with self.assertNoLogs("apps.core.logging", "INFO"):
            response = self.client.get("/health/live/")

        self.assertEqual(response.status_code, 200)
