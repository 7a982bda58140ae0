"""Has Django write the migrations that models lack, and tells what it wrote.

Arguments: the name of manage.py in the current folder, the top of the repository, and a JSON object: `apps`, their
labels; `header`, whether Django's header is wanted; `known`, the operations that models lacked before, which stay out.
The last line written is a marker and a JSON object: the exit status, the output, and the files by their paths below
the top.
"""

import contextlib
import io
import json
import os
import runpy
import sys
import traceback
from pathlib import Path

MARKER = "@@django-expert@@"


def run(manage_py, arguments):
    sys.argv = [manage_py, *arguments]
    try:
        runpy.run_path(manage_py, run_name="__main__")
    except SystemExit as stop:
        if stop.code is None or isinstance(stop.code, int):
            return stop.code or 0
        print(stop.code)
        return 1
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def migrations(folder):
    return {path for path in folder.rglob("*.py") if path.parent.name == "migrations"}


# Operations that others do not build on.
APART = ("Alter", "AddIndex", "RemoveIndex", "RenameIndex", "AddConstraint", "RemoveConstraint")


def leave_out(known):
    """Has Django find no operation that it would have found before the change, where nothing can build on those."""
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.writer import OperationWriter

    lacking = {}
    for operation in known:
        lacking.setdefault(operation["app"], []).append(operation)
    detect = MigrationAutodetector._detect_changes

    def detect_new(self, *args, **kwargs):
        changes = detect(self, *args, **kwargs)
        for app, operations in lacking.items():
            # Migrations that wait for each other stay whole.
            alone = len(changes.get(app, [])) == 1
            if alone and all(operation["operation"].startswith(APART) for operation in operations):
                codes = {operation["code"] for operation in operations}
                (migration,) = changes[app]
                migration.operations = [
                    operation for operation in migration.operations if OperationWriter(operation).serialize()[0] not in codes
                ]
                if not migration.operations:
                    del changes[app]
        return changes

    MigrationAutodetector._detect_changes = detect_new


def ask_no_database():
    """What a database has applied is no matter of the migrations that are to be written."""
    import django

    set_up = django.setup

    def set_up_without_history(*args, **kwargs):
        set_up(*args, **kwargs)
        # Before that, old versions of Django cannot import it.
        from django.db.migrations.loader import MigrationLoader

        MigrationLoader.check_consistent_history = lambda self, connection: None

    django.setup = set_up_without_history


def main():
    manage_py, asked = sys.argv[1], json.loads(sys.argv[3])
    sys.path[0] = os.getcwd()
    # Apps may lie beside the folder of manage.py.
    top = Path(sys.argv[2]).resolve()
    before = migrations(top)
    captured = io.StringIO()
    if asked["known"]:
        leave_out(asked["known"])
    ask_no_database()
    arguments = ["makemigrations", *asked["apps"], "--no-input"]
    if not asked["header"]:
        arguments.append("--no-header")
    with contextlib.redirect_stdout(captured), contextlib.redirect_stderr(captured):
        status = run(manage_py, arguments)
    made = sorted(migrations(top) - before)
    result = {
        "status": status,
        "output": captured.getvalue(),
        "files": {path.relative_to(top).as_posix(): path.read_text("utf-8") for path in made},
    }
    sys.stdout.write("\n" + MARKER + json.dumps(result) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
