"""Prints, as JSON, the ids of all checks in Django's source: python list_checks.py FOLDER."""

import ast
import json
import re
import sys
from pathlib import Path

ID = re.compile(r"[a-z_]+\.[CDEIW]\d{3}")


def ids_in(root: Path) -> set[str]:
    """Every text in code that has the form of an id; comments and docstrings have others around it."""
    return {
        node.value
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and ID.fullmatch(node.value)
    }


print(json.dumps(sorted(ids_in(Path(sys.argv[1]) / "django"))))
