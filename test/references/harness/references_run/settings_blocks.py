"""Lays blocks of settings over the sample's, and looks at what Django's checks then say."""

import functools
import importlib
import os
import sys
from typing import Any

from .children import failure, in_children

PRODUCTION = "topics_settings.production"


def run(plan: dict[str, Any]) -> dict[str, Any]:
    blocks = plan["settings"]
    if not blocks:
        return {}
    _load_what_needs_no_settings(plan["preload"])
    baselines = {
        f"baseline {base}": functools.partial(_messages, base, True, plan["production"])
        for base in {block["base"] for block in blocks if block["wrong"]}
    }
    plain = dict(in_children(baselines, plan["atOnce"], plan["timeout"]))
    jobs = {
        block["id"]: functools.partial(_run_block, block, plan, plain)
        for block in blocks
    }
    return dict(in_children(jobs, plan["atOnce"], plan["timeout"]))


def _load_what_needs_no_settings(names: list[str]) -> None:
    for name in names:
        try:
            importlib.import_module(name)
        except Exception:  # noqa: BLE001
            # It is loaded by each that needs it, then.
            sys.modules.pop(name, None)


def _messages(module: str, deploy: bool, env: dict[str, str]) -> dict[str, Any]:  # noqa: FBT001
    os.environ.update(env)
    os.environ["DJANGO_SETTINGS_MODULE"] = module
    try:
        import django

        django.setup()
        from django.core.checks import run_checks

        found = run_checks(include_deployment_checks=deploy)
    except Exception as error:  # noqa: BLE001
        import traceback

        traceback.print_exc()
        names = [cls.__name__ for cls in type(error).__mro__]
        return {"raised": names, "said": f"{names[0]}: {error}", "messages": []}
    return {
        "raised": [],
        "messages": [
            {"id": message.id, "level": message.level, "text": str(message)}
            for message in found
            if not message.is_silenced()
        ],
    }


def _run_block(
    block: dict[str, Any], plan: dict[str, Any], plain: dict[str, Any]
) -> dict[str, Any]:
    wrong, base, line = block["wrong"], block["base"], block["line"]
    deploy = base == PRODUCTION or bool(wrong)
    env = plan["production"]
    found = _messages(block["module"], deploy, env)
    ids = {message["id"] for message in found["messages"]}
    failures = []
    if wrong:
        before = {message["id"] for message in plain[f"baseline {base}"]["messages"]}
        if wrong in before:
            failures.append(failure(f"{wrong} is there without it", line=line))
        elif wrong not in ids and wrong not in found["raised"]:
            said = found.get("said") or ", ".join(sorted(ids)) or "nothing"
            failures.append(
                failure(f"it should give {wrong}, and gives {said}", line=line)
            )
    elif found["raised"]:
        failures.append(failure(found["said"], line=line))
    else:
        failures += [
            failure(message["text"], line=line)
            for message in found["messages"]
            if message["level"] >= 30  # noqa: PLR2004
        ]
    return {"failures": failures, "tests": 0, "assertions": 0}
