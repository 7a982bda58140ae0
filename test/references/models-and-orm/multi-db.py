from unittest import mock

from django.apps import apps
from django.db import connection, router, transaction
from django.db.migrations.state import ProjectState
from django.test import TestCase, TransactionTestCase

from apps.blog.models import Tag
from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory

from .fill_codes import Migration
from .routers import ReplicaRouter


class RouterTests(TransactionTestCase):
    def test_reads_go_to_the_replica_outside_of_transactions(self) -> None:
        with mock.patch.object(router, "routers", [ReplicaRouter()]):
            self.assertEqual(Product.objects.all().db, "replica")
            self.assertEqual(router.db_for_write(Product), "default")
            self.assertEqual(Product.objects.using("default").db, "default")
            with transaction.atomic():
                self.assertEqual(Product.objects.all().db, "default")

    def test_tables_are_made_in_one(self) -> None:
        with mock.patch.object(router, "routers", [ReplicaRouter()]):
            self.assertTrue(router.allow_migrate_model("default", Product))
            self.assertFalse(router.allow_migrate_model("replica", Product))

    def test_instances_remember_where_they_are_from(self) -> None:
        self.assertEqual(ProductFactory()._state.db, "default")
        self.assertIsNone(Tag()._state.db)


class MigrationTests(TestCase):
    def migrate(self) -> None:
        migration = Migration("0002_fill_codes", "shop")
        with connection.schema_editor(atomic=False) as editor:
            migration.apply(ProjectState.from_apps(apps), editor)

    def test_the_function_works_on_its_connection(self) -> None:
        ProductFactory(name="")
        self.migrate()
        self.assertEqual(Product.objects.get().name, "unnamed")

    def test_the_router_is_asked(self) -> None:
        ProductFactory(name="")
        refusing = mock.Mock(allow_migrate=mock.Mock(return_value=False))
        with mock.patch.object(router, "routers", [refusing]):
            self.migrate()
        self.assertEqual(Product.objects.get().name, "")
        hints = refusing.allow_migrate.call_args.kwargs
        self.assertEqual(hints["model_name"], "product")
