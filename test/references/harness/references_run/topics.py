"""Runs topics: each is installed as an app, imported, checked and tested in a child process."""

import functools
import inspect
import io
import os
import runpy
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

from .children import failure, in_children

FOLDER = "topics"


def run(plan: dict[str, Any]) -> dict[str, Any]:
    topics = plan["topics"]
    if not topics and not plan["databases"]:
        return {}
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    import django

    django.setup()
    from django.core.checks import registry  # noqa: F401
    from django.test.utils import setup_test_environment

    from .counting import Count
    from .database import SampleDatabase

    setup_test_environment()
    sample = SampleDatabase(plan["prefix"], Path(plan["schema"]))
    sample.make(own_server=plan["ownServer"])
    _load_what_most_need()
    count = Count()
    count.start()
    jobs = {
        topic["id"]: functools.partial(_run_topic, topic, sample, count)
        for topic in topics
    }
    databases = {topic["id"]: sample.name_for(topic["database"]) for topic in topics}
    results = {}
    for name, found in in_children(jobs, plan["atOnce"], plan["timeout"]):
        results[name] = found
        with suppress(Exception):
            sample.drop(databases[name])
    for name in plan["databases"]:
        sample.copy_as(name)
    sample.drop(sample.name)
    return results


def _load_what_most_need() -> None:
    import rest_framework.test
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018
    import apps.blog.tests.factories
    import apps.shop.tests.factories  # noqa: F401


def _run_topic(topic: dict[str, Any], sample: Any, count: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"failures": [], "tests": 0, "assertions": 0}
    try:
        _work(topic, sample, found)
    except Exception as error:  # noqa: BLE001
        found["failures"].append(_of_exception(error, topic))
    found["assertions"] += count.made
    return found


def _work(topic: dict[str, Any], sample: Any, found: dict[str, Any]) -> None:
    from . import app, suite

    package, modules = topic["package"], topic["modules"]
    config = app.install(package, topic["label"])
    app.import_modules(package, modules)
    for path in topic["scripts"]:
        runpy.run_path(path)
    for message in app.messages_of(config, modules):
        if message.level >= 30:  # noqa: PLR2004
            found["failures"].append(failure(str(message), _place_of(message.obj)))
    _compile_templates(topic, found)
    tests = suite.load(package, topic["tests"])
    if tests or topic["pytest"] or topic["sql"]:
        sample.copy(topic["database"])
        if topic["migrations"]:
            from django.core.management import call_command

            call_command("migrate", config.label, verbosity=0)
        else:
            app.make_tables(config)
    if tests:
        suite.run(tests, found, functools.partial(_of_exception, topic=topic))
    suite.run_pytest(topic, found)
    for block in topic["sql"]:
        _run_sql(block, found)


def _place_of(obj: Any) -> list[tuple[str, int]]:
    """Where the class is that a check is about, or that its field is of."""
    cls = getattr(obj, "model", obj)
    try:
        path, line = inspect.getsourcefile(cls), inspect.getsourcelines(cls)[1]
    except (OSError, TypeError):
        return []
    return [(str(path).removeprefix(f"{Path.cwd()}/"), line)]


def _compile_templates(topic: dict[str, Any], found: dict[str, Any]) -> None:
    from django.template import TemplateSyntaxError, engines

    for block in topic["templates"]:
        try:
            engines["django"].from_string(block["code"])
        except TemplateSyntaxError as error:
            if not block["wrong"]:
                found["failures"].append(failure(str(error), line=block["line"]))
        else:
            if block["wrong"] and not topic["hasWrongTest"]:
                said = (
                    "it compiles, and no test test_wrong_… shows what is wrong with it"
                )
                found["failures"].append(failure(said, line=block["line"]))


def _run_sql(block: dict[str, Any], found: dict[str, Any]) -> None:
    import sqlparse
    from django.db import DatabaseError, connection

    try:
        with connection.cursor() as cursor:
            for statement in sqlparse.split(block["code"]):
                cursor.execute(statement)
    except DatabaseError as error:
        if not block["fails"]:
            found["failures"].append(failure(str(error).strip(), line=block["line"]))
    else:
        if block["fails"]:
            found["failures"].append(failure("it does not fail", line=block["line"]))


def _of_exception(error: BaseException, topic: dict[str, Any]) -> dict[str, Any]:
    """The error in words, and where in the topic's files it came up."""
    folder = topic["package"].replace(".", "/") + "/"
    root = str(Path.cwd()) + "/"
    frames = [
        (frame.filename.removeprefix(root), frame.lineno or 0)
        for frame in traceback.extract_tb(error.__traceback__)
        if folder in frame.filename
    ]
    if isinstance(error, SyntaxError) and error.filename and folder in error.filename:
        frames.append((error.filename.removeprefix(root), error.lineno or 0))
    if not frames:
        traceback.print_exception(error, file=sys.stdout)
    said = io.StringIO()
    said.writelines(traceback.format_exception_only(error))
    return failure(said.getvalue().strip(), frames)
