import uuid
from datetime import timedelta
from decimal import Decimal
from typing import Any

import django
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import TestCase
from django.test.utils import isolate_apps
from django.utils import timezone

from .models import Ticket


class TicketTests(TestCase):
    def ticket(self, **values: Any) -> Ticket:
        return Ticket.objects.create(
            title="Leak", hours=Decimal("1.50"), rate=Decimal(80), **values
        )

    def test_the_database_computes_the_generated_column(self) -> None:
        ticket = self.ticket()
        self.assertEqual(ticket.cost, Decimal("120.00"))
        Ticket.objects.update(hours=2)
        ticket.refresh_from_db()
        self.assertEqual(ticket.cost, Decimal("160.00"))

    def test_6_reads_a_generated_column_back_after_an_update(self) -> None:
        ticket = self.ticket()
        ticket.hours = Decimal(2)
        ticket.save()
        fresh = django.VERSION >= (6, 0)
        self.assertEqual(ticket.cost, Decimal(160) if fresh else Decimal(120))

    def test_the_database_fills_db_default(self) -> None:
        ticket = self.ticket()
        self.assertLess(abs(ticket.opened_at - timezone.now()), timedelta(minutes=1))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {Ticket._meta.db_table}"
                " (reference, title, notes, priority, hours, rate, details)"
                " VALUES (%s, 'Other', '', 'low', 1, 1, '{}')",
                [uuid.uuid4()],
            )
        self.assertIsNotNone(Ticket.objects.get(title="Other").opened_at)

    def test_choices_have_labels_and_bind_validation_alone(self) -> None:
        ticket = self.ticket(priority=Ticket.Priority.HIGH)
        self.assertEqual(ticket.get_priority_display(), "High")
        self.assertEqual(Ticket.Priority.HIGH, "high")
        wrong = self.ticket(priority="urgent")
        self.assertTrue(Ticket.objects.filter(priority="urgent").exists())
        with self.assertRaises(ValidationError) as caught:
            wrong.full_clean()
        self.assertEqual(list(caught.exception.error_dict), ["priority"])

    def test_json_is_filtered_and_not_shared(self) -> None:
        first, second = self.ticket(), self.ticket()
        first.details["client"] = "acme"
        first.save()
        self.assertEqual(second.details, {})
        self.assertEqual(Ticket.objects.get(details__client="acme"), first)

    def test_text_is_empty_in_one_way(self) -> None:
        self.assertEqual(self.ticket().notes, "")
        self.assertIsNone(self.ticket().due)

    def test_json_null_is_not_sql_null(self) -> None:
        if django.VERSION < (6, 1):
            return
        from django.db.models import JSONNull  # noqa: PLC0415

        self.ticket(details=JSONNull())
        self.assertTrue(Ticket.objects.filter(details=JSONNull()).exists())
        self.assertFalse(Ticket.objects.filter(details__isnull=True).exists())

    def test_virtual_columns_need_6_1_and_postgresql_18(self) -> None:
        possible = connection.features.supports_virtual_generated_columns
        if django.VERSION < (6, 0):
            self.assertFalse(possible)
        else:
            self.assertEqual(possible, connection.pg_version >= 180000)

    def test_wrong_defaults_are_found_by_checks(self) -> None:
        with isolate_apps(__package__):
            from . import wrong_models  # noqa: PLC0415

            found = {error.id for error in wrong_models.Ticket.check()}
        self.assertLessEqual({"fields.E010", "fields.W161"}, found)
        self.assertNotEqual(0.1 + 0.2, 0.3)
