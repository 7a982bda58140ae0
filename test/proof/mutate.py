"""Runs the tests of a project over one mutation of it after another, and tells how each ended, as JSON.

Each run is a fork of a process that has loaded what all of them need, in a copy of the project.
"""

import json
import os
import shutil
import sys
import tempfile
import traceback
from pathlib import Path

import django.test  # noqa: F401 -- so that no run has to load it
import pytest

# In place of migrations, which a mutation of a model would contradict, tables are made of the models.
OPTIONS = ["-p", "no:cacheprovider", "-q", "-x", "--no-header", "--tb=short", "--no-migrations"]

FAILED_TO_RUN = 70


def fork(work):
    """Does something in a process of its own, and gives its exit status."""
    child = os.fork()
    if child:
        return child
    status = FAILED_TO_RUN
    try:
        status = work()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def wait(child):
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def run(folder, tests):
    """The exit status of pytest, and what it said."""
    with tempfile.TemporaryFile("w+") as said:

        def work():
            os.chdir(folder)
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            sys.path.insert(0, str(folder))
            sys.dont_write_bytecode = True
            return int(pytest.main([*OPTIONS, *tests]))

        status = wait(fork(work))
        said.seek(0)
        return {"status": status, "said": said.read()[-4000:]}


def mutated(text, find, put, after):
    """The text with the first place behind another one changed, or None where there is no such place."""
    start = text.find(after)
    at = text.find(find, start + len(after)) if start >= 0 else -1
    return None if at < 0 else text[:at] + put + text[at + len(find) :]


def attempt(folder, job):
    if "find" not in job:
        return run(folder, job["tests"])
    path = folder / job["path"]
    text = path.read_text()
    changed = mutated(text, job["find"], job["put"], job["after"])
    if changed is None or changed == text:
        return {"status": -1, "said": f"{job['path']} has no {job['find']!r}"}
    path.write_text(changed)
    try:
        return run(folder, job["tests"])
    finally:
        path.write_text(text)


def main():
    jobs = json.loads(Path("mutations.json").read_text())
    workers = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as scratch:
        folders = [Path(scratch) / str(number) for number in range(workers)]
        for folder in folders:
            shutil.copytree(Path.cwd(), folder)

        def share(number):
            def work():
                found = [attempt(folders[number], job) for job in jobs[number::workers]]
                Path(scratch, f"{number}.json").write_text(json.dumps(found))
                return 0

            return work

        for child in [fork(share(number)) for number in range(workers)]:
            wait(child)
        found = [None] * len(jobs)
        for number in range(workers):
            found[number::workers] = json.loads(Path(scratch, f"{number}.json").read_text())
    print(json.dumps(found))


main()
