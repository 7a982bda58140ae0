"""A database with the tables of the sample, and copies of it for those who need one."""

import json
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection

EXTENSIONS = ("btree_gist", "btree_gin", "citext", "hstore", "pg_trgm", "unaccent")


class SampleDatabase:
    """`schema` is where the statements that made it are kept from run to run."""

    def __init__(self, prefix: str, schema: Path) -> None:
        self.prefix = prefix
        self.name = f"{prefix}_sample"
        self.schema = schema

    def make(self, *, own_server: bool) -> None:
        with connection._nodb_cursor() as cursor:
            if own_server:
                for name in ("fsync", "synchronous_commit", "full_page_writes"):
                    cursor.execute(f"ALTER SYSTEM SET {name} = off")
                cursor.execute("ALTER SYSTEM SET max_connections = 200")
                cursor.execute("SELECT pg_reload_conf()")
            cursor.execute(f'CREATE DATABASE "{self.name}"')
        use(self.name)
        if self.schema.exists():
            with connection.cursor() as cursor:
                for statement in json.loads(self.schema.read_text()):
                    cursor.cursor.execute(statement)
        else:
            self._migrate()
        connection.close()

    def _migrate(self) -> None:
        made: list[str] = []

        def record(
            execute: Any,
            sql: str,
            params: Any,
            many: bool,
            context: Any,  # noqa: FBT001
        ) -> Any:
            if not str(sql).lstrip().upper().startswith("SELECT"):
                # The cursor itself forgets, with this, what it has executed.
                cursor = connection.connection.cursor()
                made.extend(
                    cursor.mogrify(sql, each) for each in (params if many else [params])
                )
            return execute(sql, params, many, context)

        with connection.execute_wrapper(record):
            with connection.cursor() as cursor:
                for name in EXTENSIONS:
                    cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {name}")
            call_command("migrate", verbosity=0)
        self.schema.write_text(json.dumps(made))

    def name_for(self, name: str) -> str:
        return f"{self.prefix}_{name}"

    def copy(self, name: str) -> str:
        """Makes the database of one topic and points Django at it."""
        own = self.name_for(name)
        self.copy_as(own)
        use(own)
        return own

    def copy_as(self, name: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{self.name}"')

    def drop(self, name: str) -> None:
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def use(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
