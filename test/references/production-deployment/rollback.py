from django.db import connection, migrations
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.state import ProjectState
from django.test import TransactionTestCase

from .operations import reversible
from .wrong_operations import irreversible


class RollbackTests(TransactionTestCase):
    available_apps = []

    def go_back(self, operation: migrations.RunPython) -> None:
        migration = migrations.Migration("0002_titles", "blog")
        migration.operations = [operation]
        with connection.schema_editor() as editor:
            migration.unapply(ProjectState(), editor)

    def test_a_way_back_is_gone(self) -> None:
        self.go_back(reversible)

    def test_wrong_operation_ends_the_way_back(self) -> None:
        with self.assertRaises(IrreversibleError):
            self.go_back(irreversible)
