from django.core import serializers
from django.core.exceptions import ValidationError
from django.test import TestCase

from .fields import Colour, ColourField
from .models import Label


class ColourFieldTests(TestCase):
    def test_round_trip(self) -> None:
        label = Label.objects.create(name="a", colour="#FF8800")
        self.assertEqual(label.colour, "#FF8800")
        label.refresh_from_db()
        self.assertEqual(label.colour, Colour(255, 136, 0))
        for value in (Colour(255, 136, 0), "#FF8800"):
            self.assertEqual(Label.objects.get(colour=value), label)

    def test_a_bad_value_is_refused(self) -> None:
        with self.assertRaises(ValidationError) as caught:
            Label(name="a", colour="#ff").full_clean()
        self.assertEqual(
            caught.exception.message_dict,
            {"colour": ["Write a colour like #ff8800."]},
        )

    def test_a_good_value_is_not(self) -> None:
        Label(name="a", colour="#ff8800").full_clean()

    def test_migrations_make_the_same(self) -> None:
        _, path, args, kwargs = ColourField("colour").deconstruct()
        self.assertTrue(path.endswith(".fields.ColourField"))
        self.assertEqual(kwargs, {"verbose_name": "colour"})
        self.assertEqual(ColourField(*args, **kwargs).max_length, 7)

    def test_dumpdata(self) -> None:
        label = Label.objects.create(name="a", colour=Colour(1, 2, 3))
        data = serializers.serialize("json", [label])
        self.assertIn("#010203", data)
        (again,) = serializers.deserialize("json", data)
        self.assertEqual(again.object.colour, Colour(1, 2, 3))
