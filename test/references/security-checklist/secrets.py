import logging
import sys

from apps.core.logging import JSONFormatter
from apps.users.tests.factories import UserFactory
from django.test import RequestFactory, SimpleTestCase, TestCase, override_settings
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

from .services import change_address
from .views import pay_out
from .wrong_services import sign_up

IBAN = "DE89370400440532013000"


class LogTests(TestCase):
    def test_a_line_names_the_user_by_key(self) -> None:
        user = UserFactory.create()
        with self.assertLogs(change_address.__module__, "INFO") as logs:
            change_address(user, "new@example.com")
        (record,) = logs.records
        self.assertNotIn("new@example.com", JSONFormatter().format(record))
        self.assertEqual(vars(record)["user"], user.pk)

    def test_wrong_form_in_the_log_leaks_without_redaction(self) -> None:
        request = RequestFactory().post(
            "/", {"password": "hunter2", "iban": IBAN, "about": "my pin is 4711"}
        )
        with self.assertLogs(sign_up.__module__, "INFO") as logs:
            sign_up(request)
        (record,) = logs.records
        self.assertIn("hunter2", logging.Formatter().format(record))
        redacted = JSONFormatter().format(record)
        self.assertNotIn("hunter2", redacted)
        self.assertIn(IBAN, redacted)
        self.assertIn("4711", redacted)


class ReportTests(SimpleTestCase):
    def report(self) -> str:
        request = RequestFactory().post("/", {"iban": IBAN})
        report = ""
        try:
            pay_out(request)
        except RuntimeError:
            report = ExceptionReporter(request, *sys.exc_info()).get_traceback_html()
        self.assertIn("bank refused", report)
        return report

    def test_a_report_hides_what_the_view_names(self) -> None:
        self.assertNotIn(IBAN, self.report())

    @override_settings(DEBUG=True)
    def test_with_debug_it_hides_nothing(self) -> None:
        self.assertIn(IBAN, self.report())

    def test_settings_are_hidden_by_name(self) -> None:
        cleanse = SafeExceptionReporterFilter().cleanse_setting
        self.assertEqual(cleanse("STRIPE", "sk_live_1"), "sk_live_1")
        for name in ("STRIPE_SECRET", "DB_PASS", "API_ID", "HTTP_COOKIE"):
            with self.subTest(name):
                self.assertEqual(cleanse(name, "sk_live_1"), "********************")
