"""Has Django write the migrations that models lack, and tells what it wrote.

Arguments: the name of manage.py in the current folder, the top of the repository, the labels of the apps as a JSON
list, and `header` or `none` for Django's header. The last line written is a marker and a JSON object: the exit
status, the output, and the files by their paths below the top.
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


def main():
    manage_py, labels, header = sys.argv[1], json.loads(sys.argv[3]), sys.argv[4]
    sys.path[0] = os.getcwd()
    # Apps may lie beside the folder of manage.py.
    top = Path(sys.argv[2]).resolve()
    before = migrations(top)
    captured = io.StringIO()
    arguments = ["makemigrations", *labels, "--no-input"]
    if header == "none":
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
