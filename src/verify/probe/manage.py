"""Runs several management commands in one process, each through the project's own manage.py.

Starting Django takes longer than most commands do. Arguments: the name of manage.py in the current folder, and
the commands as a JSON list of lists. The last line written is a marker and a JSON list with, for each command, its
exit status, its output and its milliseconds.
"""

import io
import json
import os
import runpy
import sys
import time
import traceback

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


def is_ready():
    registry = sys.modules.get("django.apps.registry")
    return registry is not None and registry.apps.ready


def main():
    manage_py, commands = sys.argv[1], json.loads(sys.argv[2])
    sys.path[0] = os.getcwd()
    real = sys.stdout
    # One stream for all: logging keeps the one that it finds when it is configured.
    sys.stdout = sys.stderr = captured = io.StringIO()
    results = []
    for arguments in commands:
        start, clock = captured.tell(), time.monotonic()
        status = run(manage_py, arguments)
        milliseconds = round((time.monotonic() - clock) * 1000)
        captured.seek(start)
        output = captured.read()
        if status and results and results[0]["status"] and not is_ready():
            # Django cannot be set up twice: what follows would tell of that, not of the cause.
            output = results[0]["output"]
        results.append({"status": status, "output": output, "ms": milliseconds})
    real.write("\n" + MARKER + json.dumps(results) + "\n")
    real.flush()


if __name__ == "__main__":
    main()
