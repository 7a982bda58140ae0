import json
import logging
import logging.config

from apps.core.logging import JSONFormatter, request_id
from apps.shop.models import Order
from apps.shop.tests.factories import OrderLineFactory
from django.test import TestCase
from django.utils.log import DEFAULT_LOGGING

from .services import ship


class LogTests(TestCase):
    def test_a_sentence_is_fixed_and_its_values_stand_beside_it(self) -> None:
        order = OrderLineFactory.create().order
        token = request_id.set("0123456789")
        self.addCleanup(request_id.reset, token)
        with self.assertLogs(ship.__module__, "INFO") as logs:
            ship(order)
        (record,) = logs.records
        entry = json.loads(JSONFormatter().format(record))
        self.assertEqual(entry["message"], "Order shipped")
        self.assertEqual(entry["order"], order.pk)
        self.assertEqual(entry["request_id"], "0123456789")
        self.assertEqual(Order.objects.get().status, Order.Status.SHIPPED)

    def test_an_exception_is_one_line(self) -> None:
        try:
            raise LookupError("gone")
        except LookupError as error:
            record = logging.makeLogRecord(
                {"msg": "Lost", "exc_info": (LookupError, error, error.__traceback__)}
            )
        line = JSONFormatter().format(record)
        self.assertNotIn("\n", line)
        self.assertIn("Traceback", json.loads(line)["exception"])

    def test_without_configuration_production_is_silent(self) -> None:
        handlers = DEFAULT_LOGGING["handlers"]
        self.assertEqual(handlers["console"]["filters"], ["require_debug_true"])
        self.assertEqual(
            DEFAULT_LOGGING["loggers"]["django"]["handlers"],
            ["console", "mail_admins"],
        )
