from django.db import IntegrityError
from django.test import TestCase

from .wrong_factories import PostFactory


class WrongFactoryTests(TestCase):
    def test_wrong_there_can_be_only_one(self) -> None:
        PostFactory.create()
        with self.assertRaises(IntegrityError):
            PostFactory.create()
