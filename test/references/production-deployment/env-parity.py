import sqlite3

from apps.blog.models import Category, Post
from apps.users.tests.factories import UserFactory
from django.db import DataError, connection, transaction
from django.db.utils import InternalError, ProgrammingError
from django.test import TestCase


class EngineTests(TestCase):
    def test_postgresql_holds_to_the_length_of_a_field(self) -> None:
        author = UserFactory.create()
        with self.assertRaises(DataError), transaction.atomic():
            Post.objects.create(title="x" * 201, slug="x", body="", author=author)

    def test_sqlite_does_not(self) -> None:
        with sqlite3.connect(":memory:") as database:
            database.execute("CREATE TABLE post (title varchar(200))")
            database.execute("INSERT INTO post VALUES (?)", ["x" * 300])
            (length,) = database.execute("SELECT length(title) FROM post").fetchone()
        self.assertEqual(length, 300)

    def test_case_is_more_than_ascii_there(self) -> None:
        Category.objects.create(name="Äpfel")
        self.assertTrue(Category.objects.filter(name__icontains="äpfel").exists())
        with sqlite3.connect(":memory:") as database:
            (same,) = database.execute("SELECT 'Äpfel' LIKE 'äpfel'").fetchone()
        self.assertEqual(same, 0)

    def test_an_error_spoils_the_transaction(self) -> None:
        with (
            self.assertRaisesMessage(InternalError, "current transaction is aborted"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            try:
                cursor.execute("SELECT no_such_column")
            except ProgrammingError:
                cursor.execute("SELECT 1")
