from django.core import serializers
from django.db import transaction
from django.db.models.signals import post_save
from django.test import TestCase

from .models import Entry, Recipe
from .signals import index_recipe, recipe_cooked


class SignalTests(TestCase):
    def test_a_save_is_indexed_once_and_after_the_commit(self) -> None:
        post_save.connect(
            index_recipe, sender=Recipe, dispatch_uid="search.index_recipe"
        )
        with self.captureOnCommitCallbacks(execute=True) as callbacks:
            recipe = Recipe.objects.create(title="Soup")
            self.assertFalse(Entry.objects.exists())
        self.assertEqual(len(callbacks), 1)
        self.assertEqual(Entry.objects.get().text, "soup")
        recipe.delete()
        self.assertFalse(Entry.objects.exists())

    def test_nothing_is_left_of_a_rollback(self) -> None:
        with self.captureOnCommitCallbacks(execute=True) as callbacks:
            with self.assertRaises(RuntimeError), transaction.atomic():
                Recipe.objects.create(title="Soup")
                raise RuntimeError
        self.assertEqual(callbacks, [])

    def test_what_sends_nothing(self) -> None:
        with self.captureOnCommitCallbacks() as callbacks:
            Recipe.objects.bulk_create([Recipe(title="Soup")])
            Recipe.objects.update(title="Stew")
            rows = Recipe.objects.all()
            rows[0].title = "a"
            Recipe.objects.bulk_update(rows, ["title"])
            data = serializers.serialize("json", rows)
            for row in serializers.deserialize("json", data):
                row.save()
        self.assertEqual(callbacks, [])

    def test_a_robust_send_returns_errors_and_logs_them(self) -> None:
        def fail(**_kwargs: object) -> None:
            raise ValueError

        recipe_cooked.connect(fail)
        self.addCleanup(recipe_cooked.disconnect, fail)
        with self.assertLogs("django.dispatch", "ERROR"):
            ((_, error),) = recipe_cooked.send_robust(sender=Recipe)
        self.assertIsInstance(error, ValueError)

    def test_receivers_are_kept_weakly(self) -> None:
        def connect() -> None:
            def nested(**_kwargs: object) -> None: ...

            recipe_cooked.connect(nested)

        connect()
        self.assertEqual(recipe_cooked.send(sender=Recipe), [])
