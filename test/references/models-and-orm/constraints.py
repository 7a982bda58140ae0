from typing import Any

import django
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.test import TestCase

from .models import Coupon
from .services import ensure_coupon


class ConstraintTests(TestCase):
    def coupon(self, **values: Any) -> Coupon:
        self.number = getattr(self, "number", 0) + 1
        defaults: dict[str, Any] = {
            "code": f"c{self.number}",
            "shop": "web",
            "percent": 10,
            "position": self.number,
            "partner_id": self.number,
        }
        return Coupon(**defaults | values)

    def assert_refused(self, coupon: Coupon, name: str) -> None:
        with self.assertRaisesMessage(IntegrityError, name), transaction.atomic():
            coupon.save()

    def test_the_database_holds_each(self) -> None:
        self.assert_refused(self.coupon(percent=0), "coupon_percent_is_one_to_hundred")
        self.coupon(code="Spring").save()
        self.assert_refused(self.coupon(code="SPRING"), "coupon_active_code_is_unique")
        self.coupon(code="SPRING", is_active=False).save()
        self.coupon(partner_id=None).save()
        self.assert_refused(self.coupon(partner_id=None), "coupon_partner_is_unique")

    def test_people_are_told(self) -> None:
        self.coupon(code="Spring").save()
        with self.assertRaises(ValidationError) as caught:
            self.coupon(code="SPRING").full_clean()
        self.assertEqual(
            caught.exception.message_dict,
            {"__all__": ["Another active coupon has this code."]},
        )

    def test_a_deferred_one_is_looked_at_on_commit(self) -> None:
        first, second = self.coupon(), self.coupon()
        first.save()
        second.save()
        first.position, second.position = second.position, first.position
        with self.assertRaises(ValidationError):
            first.full_clean()
        first.save()
        second.save()
        connection.check_constraints()
        first.position = second.position
        first.save()
        with self.assertRaises(IntegrityError):
            connection.check_constraints()

    def test_a_clash_is_caught_in_a_block_of_its_own(self) -> None:
        coupon = ensure_coupon("Spring", 10, 1)
        self.assertEqual(ensure_coupon("spring", 20, 2), coupon)

    def test_without_it_the_transaction_is_broken(self) -> None:
        self.coupon(code="Spring").save()
        broken = self.assertRaises(transaction.TransactionManagementError)
        with broken, transaction.atomic():
            try:
                self.coupon(code="spring").save()
            except IntegrityError:
                Coupon.objects.count()

    def test_the_old_name_of_condition(self) -> None:
        arguments: dict[str, Any] = {"check": models.Q(percent=1), "name": "old"}
        if django.VERSION >= (6, 0):
            with self.assertRaises(TypeError):
                models.CheckConstraint(**arguments)
        else:
            with self.assertWarns(DeprecationWarning):
                models.CheckConstraint(**arguments)
