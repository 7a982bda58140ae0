"""Tells the settings of a project as Django has them: every name of the module, and what `django.conf.settings` gives.

Arguments: the path of manage.py, the dotted name of the settings module (empty: the one that manage.py takes), the package
that a name is the same in whichever module of it has it, and the command line that the settings see, as JSON. The last line
written is a marker and a JSON object. Works on Django 1.8 and later and Python 3.6 and later, and sets up no app.

A value is JSON: text, numbers, True, False and None as they are, and everything else an object with one key that tells its type.
"""

import datetime
import decimal
import enum
import hashlib
import io
import json
import os
import re
import runpy
import sys
import types
import uuid

MARKER = "@@django-expert@@"
DEEPEST = 12


class Showing:
    def __init__(self, package):
        self.package = package
        self.open = []

    def value(self, value):
        if value is None or value is True or value is False:
            return value
        kind = type(value)
        if kind in (int, str):
            return str(value) if kind is str else value
        if kind is float:
            return value if value == value and abs(value) != float("inf") else {"float": repr(value)}
        if id(value) in self.open or len(self.open) > DEEPEST:
            return {"again": self.name_of(kind)}
        self.open.append(id(value))
        try:
            return self.inner(value, kind)
        except Exception as error:
            return {"unshown": type(error).__name__}
        finally:
            self.open.pop()

    def inner(self, value, kind):
        if is_lazy(value):
            made = value.__reduce__()[1]
            return {"lazy": [self.value(part) for part in made[1]] + sorted_items(self, made[2])}
        if isinstance(value, enum.Enum):
            return {"enum": self.name_of(kind) + "." + value.name}
        if isinstance(value, str):
            return str(value)
        if isinstance(value, bytes):
            return {"bytes": repr(value)}
        if hasattr(value, "__fspath__"):
            return {"path": str(value.__fspath__())}
        if isinstance(value, io.IOBase):
            return {"object": self.name_of(kind), "text": plain(repr(value))}
        if isinstance(value, list):
            return {"list": [self.value(item) for item in value]}
        if isinstance(value, tuple):
            return {"tuple": [self.value(item) for item in value]}
        if isinstance(value, (set, frozenset)):
            return {"set": sorted((self.value(item) for item in value), key=json.dumps)}
        if isinstance(value, dict):
            return {"dict": sorted_items(self, value)}
        if isinstance(value, (int, float, complex, decimal.Decimal, uuid.UUID, datetime.timedelta, datetime.date, datetime.tzinfo, range)):
            return {"value": plain(repr(value))}
        if isinstance(value, type(re.compile(""))):
            return {"pattern": [value.pattern if isinstance(value.pattern, str) else repr(value.pattern), value.flags]}
        if isinstance(value, types.ModuleType):
            return {"module": value.__name__}
        if isinstance(value, type):
            return {"class": self.name_of(value), "members": self.members(value)}
        if isinstance(value, types.FunctionType):
            return {"function": self.name_of(value), "code": self.code(value.__code__), "bound": self.bound(value)}
        if isinstance(value, types.MethodType):
            return {"method": [self.value(value.__func__), self.value(value.__self__)]}
        if callable(value) and hasattr(value, "__name__"):
            return {"function": self.name_of(value)}
        if hasattr(value, "__next__") or kind.__name__.startswith("dict_"):
            return {"iterator": [self.value(item) for item in value]}
        fields = getattr(value, "__dict__", None)
        if fields:
            return {"object": self.name_of(kind), "fields": sorted_items(self, fields)}
        return {"object": self.name_of(kind), "text": self.plain(repr(value))}

    def members(self, value):
        """Of a class that the settings define: one from elsewhere is what its name says."""
        if not self.is_own(value.__module__):
            return []
        return sorted_items(self, {name: item for name, item in vars(value).items() if not name.startswith("__")})

    def bound(self, function):
        cells = [cell.cell_contents for cell in function.__closure__ or ()]
        return [self.value(item) for item in list(function.__defaults__ or ()) + cells]

    def code(self, code):
        parts = [code.co_code, code.co_names, code.co_varnames]
        parts += [self.code(item) if isinstance(item, types.CodeType) else repr(item) for item in code.co_consts]
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]

    def is_own(self, module):
        return bool(self.package) and (module == self.package or str(module).startswith(self.package + "."))

    def name_of(self, thing):
        module = getattr(thing, "__module__", "") or ""
        name = getattr(thing, "__qualname__", None) or getattr(thing, "__name__", type(thing).__name__)
        return name if self.is_own(module) else module + "." + name

    def plain(self, text):
        return plain(text)


def plain(text):
    """Without the addresses of objects, which differ each time."""
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)


def sorted_items(showing, items):
    return sorted(([showing.value(key), showing.value(item)] for key, item in items.items()), key=lambda pair: json.dumps(pair[0]))


def is_lazy(value):
    functional = sys.modules.get("django.utils.functional")
    return functional is not None and isinstance(value, functional.Promise)


def prepare(manage_py, argv):
    """The path, and whatever else manage.py sets."""
    sys.path[0] = os.path.dirname(os.path.abspath(manage_py))
    from django.core import management

    management.execute_from_command_line = lambda argv=None: None
    sys.argv = [manage_py, "check"]
    try:
        runpy.run_path(manage_py, run_name="__main__")
    except Exception as error:
        print(type(error).__name__, error, file=sys.stderr)
    sys.argv = argv


def tell(module_name, showing):
    import importlib

    if module_name:
        os.environ["DJANGO_SETTINGS_MODULE"] = module_name
    name = os.environ.get("DJANGO_SETTINGS_MODULE", "")
    module = importlib.import_module(name)
    names = {key: showing.value(value) for key, value in vars(module).items() if is_told(key, value)}
    from django.conf import settings

    try:
        settings.DEBUG  # Loads them.
        loaded = {key: showing.value(getattr(settings, key)) for key in dir(settings) if key.isupper() and key != "SETTINGS_MODULE"}
        failed = None
    except Exception as error:
        loaded, failed = {}, type(error).__name__ + ": " + str(error)
    return {"module": name, "names": names, "django": loaded, "failed": failed}


def is_told(name, value):
    return not name.startswith("__") and not isinstance(value, types.ModuleType)


def main():
    manage_py, module_name, package, argv = sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4])
    real, sys.stdout = sys.stdout, sys.stderr
    try:
        prepare(manage_py, argv)
        found = tell(module_name, Showing(package))
    except BaseException as error:
        found = {"module": module_name, "names": {}, "django": {}, "failed": type(error).__name__ + ": " + str(error)}
    real.write("\n" + MARKER + json.dumps(found) + "\n")
    real.flush()


if __name__ == "__main__":
    main()
