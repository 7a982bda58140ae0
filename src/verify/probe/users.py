"""Tells whether the default database of a project has users, and reads nothing else of it.

Arguments: the name of manage.py in the current folder, the top of this copy, and that of the repository itself: a file of
SQLite is looked for there, and opened to be read only. The last line written is a marker and a JSON object: `state` is
"absent" where there is no such database or no table, "present" where there is one, with `users` and `applied`; "unknown"
with `reason` where nobody could be asked.
"""

import io
import json
import os
import sqlite3
import sys
from pathlib import Path

MARKER = "@@django-expert@@"


def set_up(manage_py):
    import runpy

    import django
    from django.core import management

    sys.argv = [manage_py, "check"]
    sys.path[0] = os.getcwd()
    management.execute_from_command_line = lambda argv=None: None
    runpy.run_path(manage_py, run_name="__main__")
    django.setup()


def of_file(path, copy, top):
    path, copy = path.resolve(), copy.resolve()
    if copy == path or copy in path.parents:
        path = top / path.relative_to(copy)
    if not path.is_file() or path.stat().st_size == 0:
        return {"state": "absent"}
    database = sqlite3.connect("file:{}?mode=ro".format(path), uri=True, timeout=3)
    try:
        return counted(lambda sql: database.execute(sql).fetchall(), "sqlite_master WHERE name = 'auth_user'")
    finally:
        database.close()


def of_server():
    from django.db import connection

    if connection.vendor in ("postgresql", "mysql"):
        connection.settings_dict.setdefault("OPTIONS", {}).setdefault("connect_timeout", 3)
    with connection.cursor() as cursor:
        there = "auth_user" in connection.introspection.table_names(cursor)

        def ask(sql):
            cursor.execute(sql)
            return cursor.fetchall()

        return counted(ask, None) if there else {"state": "absent"}


def counted(ask, table):
    if table and not ask("SELECT name FROM " + table):
        return {"state": "absent"}
    ((users,),) = ask("SELECT COUNT(*) FROM auth_user")
    return {"state": "present", "users": users}


def main():
    manage_py, copy, top = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3])
    real, sys.stdout = sys.stdout, io.StringIO()
    try:
        set_up(manage_py)
        from django.conf import settings

        default = settings.DATABASES["default"]
        if "sqlite" in default["ENGINE"] or "spatialite" in default["ENGINE"]:
            found = of_file(Path(str(default["NAME"])), copy, top)
        else:
            found = of_server()
    except Exception as error:
        text = str(error).strip().split("\n")[0]
        found = {"state": "unknown", "reason": "{}: {}".format(type(error).__name__, text)}
    real.write("\n" + MARKER + json.dumps(found) + "\n")


main()
