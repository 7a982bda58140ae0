from datetime import date
from unittest import mock

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.migrations.writer import MigrationWriter
from django.forms import modelform_factory
from django.test import TestCase
from rest_framework import serializers

from .models import Booking
from .validators import MultipleOf


class BookingSerializer(serializers.ModelSerializer[Booking]):
    class Meta:
        model = Booking
        fields = ["start", "end", "cents"]


class ValidationTests(TestCase):
    def errors(self, **values: object) -> dict[str, list[str]]:
        booking = Booking(
            **{"start": date(2030, 1, 1), "end": date(2030, 1, 5), "cents": 50} | values
        )
        try:
            booking.full_clean()
        except ValidationError as error:
            return error.message_dict
        return {}

    def test_each_layer_says_what_it_sees(self) -> None:
        self.assertEqual(self.errors(), {})
        self.assertEqual(
            self.errors(cents=7), {"cents": ["This is no multiple of 50."]}
        )
        self.assertEqual(list(self.errors(end=date(2030, 3, 1))), ["end"])
        self.assertEqual(
            self.errors(end=date(2030, 1, 1)),
            {"__all__": ["A booking ends after it starts."]},
        )

    def test_the_order_is_as_said(self) -> None:
        calls: list[str] = []
        names = ["clean_fields", "clean", "validate_unique", "validate_constraints"]
        booking = Booking(start=date(2030, 1, 1), end=date(2030, 1, 2), cents=50)
        with mock.patch.multiple(
            Booking,
            **{
                name: mock.Mock(side_effect=lambda *_, n=name, **__: calls.append(n))
                for name in names
            },
        ):
            booking.full_clean()
        self.assertEqual(calls, names)

    def test_clean_runs_with_missing_fields(self) -> None:
        self.assertEqual(list(self.errors(start=None)), ["start"])

    def test_forms_run_clean_and_serializers_do_not(self) -> None:
        data = {"start": "2030-01-01", "end": "2030-03-01", "cents": 50}
        form = modelform_factory(Booking, fields=["start", "end", "cents"])(data)
        self.assertIn("end", form.errors)
        self.assertTrue(BookingSerializer(data=data).is_valid())
        self.assertFalse(BookingSerializer(data=data | {"cents": 7}).is_valid())

    def test_wrong_service_stores_what_is_invalid(self) -> None:
        from .wrong_services import book  # noqa: PLC0415

        booking = book(date(2030, 1, 1), date(2030, 1, 2), 7)
        self.assertEqual(Booking.objects.get().cents, booking.cents)
        with self.assertRaises(IntegrityError), transaction.atomic():
            book(date(2030, 1, 1), date(2030, 1, 1), 50)

    def test_a_validator_can_be_written_into_a_migration(self) -> None:
        text, imports = MigrationWriter.serialize(MultipleOf(50))
        self.assertIn("MultipleOf(50)", text)
        self.assertTrue(imports)
        self.assertEqual(MultipleOf(50), MultipleOf(50))
        field = models.CharField(validators=[MultipleOf(2)], blank=True, max_length=3)
        field.run_validators("")
        with self.assertRaisesMessage(ValueError, "Cannot serialize function: lambda"):
            MigrationWriter.serialize(lambda value: value)
