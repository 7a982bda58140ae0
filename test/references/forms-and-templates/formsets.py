from django.test import TestCase

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory

from .forms import ProductFormSet


class FormsetTests(TestCase):
    def data(self, *rows: dict[str, object], **more: object) -> dict[str, object]:
        data: dict[str, object] = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": 0}
        for index, row in enumerate(rows):
            data |= {f"form-{index}-{name}": value for name, value in row.items()}
        return {**data, **more}

    def test_three_rows_are_three_products(self) -> None:
        rows = [{"name": f"Lamp {n}", "price": "1.00"} for n in range(3)]
        formset = ProductFormSet(self.data(*rows), queryset=Product.objects.none())
        self.assertTrue(formset.is_valid(), formset.errors)
        self.assertEqual(len(formset.save()), 3)

    def test_rows_left_empty_are_skipped(self) -> None:
        formset = ProductFormSet(
            self.data({"name": "", "price": ""}), queryset=Product.objects.none()
        )
        self.assertTrue(formset.is_valid())
        self.assertEqual(formset.save(), [])

    def test_a_number_that_is_none_is_refused(self) -> None:
        data = self.data(**{"form-TOTAL_FORMS": "x"})
        formset = ProductFormSet(data, queryset=Product.objects.none())
        self.assertFalse(formset.is_valid())
        self.assertEqual(
            formset.non_form_errors().as_data()[0].code, "missing_management_form"
        )

    def test_more_than_allowed_are_refused(self) -> None:
        rows = [{"name": f"Lamp {n}", "price": "1.00"} for n in range(51)]
        formset = ProductFormSet(self.data(*rows), queryset=Product.objects.none())
        self.assertFalse(formset.is_valid())

    def test_two_new_rows_of_one_name_are_found(self) -> None:
        rows = [{"name": "Lamp", "price": "1.00"}] * 2
        formset = ProductFormSet(self.data(*rows), queryset=Product.objects.none())
        self.assertFalse(formset.is_valid())
        self.assertTrue(all(form.is_valid() for form in formset.forms[:1]))

    def test_rows_of_others_are_out_of_reach(self) -> None:
        mine, other = ProductFactory.create_batch(2)
        row = {"id": other.pk, "name": "Mine now", "price": "1.00"}
        data = self.data(row, **{"form-INITIAL_FORMS": 1})
        formset = ProductFormSet(data, queryset=Product.objects.filter(pk=mine.pk))
        if formset.is_valid():
            formset.save()
        self.assertNotEqual(Product.objects.get(pk=other.pk).name, "Mine now")
