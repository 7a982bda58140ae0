from unittest import mock

from django.test import TestCase

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory

from . import tasks, wrong_tasks
from .models import Recount


@mock.patch.object(tasks, "CHUNK", 2)
class RecountTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        ProductFactory.create_batch(4, price="2.50", stock=2)

    def test_from_nothing_to_all(self) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            run = tasks.begin()
            self.assertEqual(run.progress, 0)
        run.refresh_from_db()
        self.assertEqual((run.progress, run.value), (100, 20))

    def test_it_goes_on_where_it_stopped(self) -> None:
        run = tasks.begin()
        self.assertTrue(tasks.recount(run.pk))
        run.refresh_from_db()
        self.assertEqual(run.progress, 50)
        with (
            mock.patch.object(Recount, "save", side_effect=OSError),
            self.assertRaises(OSError),
        ):
            tasks.recount(run.pk)
        self.assertTrue(tasks.recount(run.pk))
        self.assertFalse(tasks.recount(run.pk))
        run.refresh_from_db()
        self.assertEqual((run.progress, run.value), (100, 20))

    def test_it_can_be_stopped(self) -> None:
        run = Recount.objects.create(total=4, cancelled=True)
        self.assertFalse(tasks.recount(run.pk))

    def test_wrong_it_begins_again_on_top(self) -> None:
        run = Recount.objects.create()
        values = mock.Mock(side_effect=[5, 5, OSError, 5, 5, 5, 5])

        def value_of(_product: Product) -> int:
            return values()

        with self.assertRaises(OSError):
            wrong_tasks.recount(run.pk, value_of)
        wrong_tasks.recount(run.pk, value_of)
        run.refresh_from_db()
        self.assertEqual(run.value, 30)
