"""Sums up a JUnit report. Argument: its path.

The last line written is a marker and a JSON object: how many tests passed and failed, and a line for each failure.
"""

import json
import sys
from xml.etree import ElementTree

MARKER = "@@django-expert@@"
SHOWN = 20


def reasons(report):
    for case in report.iter("testcase"):
        for kind in ("failure", "error"):
            found = case.find(kind)
            if found is not None:
                name = ".".join(filter(None, (case.get("classname"), case.get("name"))))
                message = (found.get("message") or "").strip().splitlines() or [kind]
                yield name + ": " + message[0]
                break


def main():
    report = ElementTree.parse(sys.argv[1])
    counts = {"tests": 0, "skipped": 0, "failures": 0, "errors": 0}
    for suite in report.iter("testsuite"):
        for name in counts:
            counts[name] += int(suite.get(name, 0))
    failed = counts["failures"] + counts["errors"]
    passed = counts["tests"] - counts["skipped"] - failed
    found = {"passed": passed, "failed": failed, "reasons": list(reasons(report))[:SHOWN]}
    print("\n" + MARKER + json.dumps(found))


main()
