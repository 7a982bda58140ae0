from django.db import IntegrityError, connection, models, transaction
from django.test import TestCase

from .models import Ticket
from .wrong_models import Issue


def insert_as_old_code(model: type[models.Model]) -> None:
    """The release before does not know that there is a priority."""
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{model._meta.db_table}" (title) VALUES (%s)', ["from before"]
        )


class OldCodeTests(TestCase):
    def test_the_database_fills_a_column_that_old_code_leaves_out(self) -> None:
        insert_as_old_code(Ticket)
        self.assertEqual(Ticket.objects.get().priority, 3)
        self.assertEqual(Ticket.objects.create(title="new", priority=1).priority, 1)

    def test_wrong_default_is_known_to_python_alone(self) -> None:
        if Issue._meta.db_table not in connection.introspection.table_names():
            with connection.schema_editor() as editor:
                editor.create_model(Issue)
        self.assertEqual(Issue.objects.create(title="from new code").priority, 3)
        with self.assertRaises(IntegrityError), transaction.atomic():
            insert_as_old_code(Issue)

    def test_every_select_names_all_columns(self) -> None:
        self.assertIn('"priority"', str(Ticket.objects.all().query))
