from datetime import timedelta

from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from .models import Booking
from .serializers import BookingSerializer
from .wrong_serializers import BookingSerializer as WrongSerializer


class ValidationTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.today = timezone.localdate()
        cls.booking = Booking.objects.create(
            name="Ada", starts=cls.today, ends=cls.today + timedelta(days=2)
        )

    def errors(self, row: Booking | None = None, **data: object) -> dict:
        serializer = BookingSerializer(row, data=data, partial=row is not None)
        serializer.is_valid()
        return serializer.errors

    def day(self, days: int) -> str:
        return str(self.today + timedelta(days=days))

    def test_a_validator_of_the_model_holds_here(self) -> None:
        errors = self.errors(name="Admin", starts=self.day(0), ends=self.day(1))
        self.assertEqual(errors["name"][0].code, "reserved")

    def test_a_rule_of_the_request(self) -> None:
        errors = self.errors(name="Ada", starts=self.day(-1), ends=self.day(1))
        self.assertEqual(errors["starts"][0].code, "past")

    def test_the_constraint_speaks_before_the_database_does(self) -> None:
        errors = self.errors(name="Ada", starts=self.day(2), ends=self.day(1))
        self.assertEqual(
            errors["non_field_errors"], ["A booking cannot end before it starts."]
        )

    def test_a_later_stage_waits_for_the_one_before(self) -> None:
        errors = self.errors(name="root", starts=self.day(2), ends=self.day(1))
        self.assertEqual(set(errors), {"name"})

    def test_a_patch_is_judged_with_the_rest_of_the_row(self) -> None:
        self.assertEqual(self.errors(self.booking, ends=self.day(1)), {})
        errors = self.errors(self.booking, ends=self.day(-1))
        self.assertEqual(set(errors), {"non_field_errors"})

    def test_whoever_writes_meets_the_constraint(self) -> None:
        with self.assertRaises(IntegrityError), transaction.atomic():
            Booking.objects.create(
                name="x", starts=self.today, ends=self.today - timedelta(days=1)
            )

    def test_wrong_the_database_answers_with_an_exception(self) -> None:
        serializer = WrongSerializer(
            data={"name": "Ada", "starts": self.day(2), "ends": self.day(1)}
        )
        self.assertTrue(serializer.is_valid())
        with self.assertRaises(IntegrityError), transaction.atomic():
            serializer.save()
