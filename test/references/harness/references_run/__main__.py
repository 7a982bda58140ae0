"""Usage: python -m references_run plan.json results.json."""

import json
import sys
from pathlib import Path

from . import settings_blocks, topics


def main(plan_path: str, results_path: str) -> None:
    plan = json.loads(Path(plan_path).read_text())
    # Before Django is configured, which can be done only once in a process.
    found = settings_blocks.run(plan)
    found |= topics.run(plan)
    Path(results_path).write_text(json.dumps(found))


main(*sys.argv[1:])
