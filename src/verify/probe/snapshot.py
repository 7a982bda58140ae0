"""Describes a project as Django sees it: its models, its routes, its system-check messages and what makemigrations would write.

Argument: the path of manage.py. The last line written is a marker and a JSON object. Works on Django 3.2 and later, and
touches no database.
"""

import io
import json
import os
import runpy
import sys

MARKER = "@@django-expert@@"


def set_up(manage_py):
    """Prepares Django the way that manage.py does: its path, its settings, and whatever else it sets."""
    import django
    from django.core import management

    sys.argv = [manage_py, "check"]
    sys.path[0] = os.path.dirname(os.path.abspath(manage_py))
    management.execute_from_command_line = lambda argv=None: None
    runpy.run_path(manage_py, run_name="__main__")
    django.setup()


def models():
    from django.apps import apps

    return {
        model._meta.label: {
            "table": model._meta.db_table,
            "managed": model._meta.managed,
            "proxy": model._meta.proxy,
            "fields": {field.name: field_of(field) for field in model._meta.local_fields + model._meta.local_many_to_many},
        }
        for model in apps.get_models(include_auto_created=True, include_swapped=True)
    }


def field_of(field):
    related = field.remote_field and field.remote_field.model
    target = getattr(getattr(related, "_meta", None), "label", related)
    return {"type": type(field).__module__ + "." + type(field).__qualname__, "column": field.column, "to": target and str(target)}


def routes():
    from django.urls import get_resolver

    return list(routes_in(get_resolver().url_patterns, "", ""))


def routes_in(patterns, prefix, namespace):
    for pattern in patterns:
        route = prefix + text_of(pattern)
        if hasattr(pattern, "url_patterns"):
            inner = pattern.namespace
            yield from routes_in(pattern.url_patterns, route, namespace + (inner + ":" if inner else ""))
        else:
            yield {
                "route": route,
                "name": namespace + pattern.name if pattern.name else None,
                "view": view_of(pattern),
                "answers": answering(route, pattern),
            }


def text_of(pattern):
    """What a pattern matches; before Django 2 that is a regular expression of its own."""
    return str(pattern.pattern) if hasattr(pattern, "pattern") else pattern.regex.pattern


def view_of(pattern):
    try:
        return pattern.lookup_str
    except AttributeError:
        # Before Django 1.11, and where a view is no function, such as a partial.
        return path_of(pattern.callback)


def path_of(view):
    view = getattr(view, "func", view)
    name = getattr(view, "__qualname__", type(view).__qualname__)
    return "{}.{}".format(getattr(view, "__module__", ""), name)


def answering(route, pattern):
    """The view that a request for this route gets, which is another one where an earlier route matches as well."""
    from django.urls import Resolver404, resolve

    if any(sign in route for sign in "<^$(\\[*+?"):
        return None
    try:
        match = resolve("/" + route)
    except Resolver404:
        return None
    return getattr(match, "_func_path", None) or path_of(match.func)


def messages():
    from django.core.checks import run_checks

    return [
        {"id": message.id, "level": message.level, "object": name_of(message.obj), "text": str(message.msg)}
        for message in run_checks()
    ]


def registered():
    from django.core.checks.registry import registry

    functions = registry.get_checks(include_deployment_checks=True)
    return sorted({getattr(f, "__module__", "") + "." + getattr(f, "__qualname__", type(f).__qualname__) for f in functions})


def name_of(obj):
    meta = getattr(obj, "_meta", None)
    return None if obj is None else meta.label if hasattr(meta, "label") else str(obj)


def migrations():
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.questioner import MigrationQuestioner
    from django.db.migrations.state import ProjectState

    loader = MigrationLoader(None, ignore_no_migrations=True)
    questioner = MigrationQuestioner(specified_apps=set(), dry_run=True)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps), questioner)
    changes = detector.changes(graph=loader.graph)
    return [
        {"app": app, "operation": type(operation).__name__, "text": operation.describe(), "code": code_of(operation)}
        for app, plan in sorted(changes.items())
        for migration in plan
        for operation in migration.operations
    ]


def code_of(operation):
    from django.db.migrations.writer import OperationWriter

    try:
        return OperationWriter(operation).serialize()[0]
    except ValueError:
        # Something in it that no migration can hold.
        return None


def main():
    real, sys.stdout = sys.stdout, io.StringIO()
    set_up(sys.argv[1])
    snapshot = {"models": models(), "routes": routes(), "checks": messages(), "migrations": migrations()}
    snapshot["registered"] = registered()
    real.write("\n" + MARKER + json.dumps(snapshot, default=str) + "\n")


main()
