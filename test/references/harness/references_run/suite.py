"""Loads and runs the tests of a topic."""

import importlib
import types
import unittest
from collections.abc import Callable
from typing import Any

from django.test import SimpleTestCase, TestCase
from django.test.runner import reorder_tests
from django.test.utils import iter_test_cases, teardown_test_environment


class Result(unittest.TestResult):
    """Keeps the errors themselves, which unittest turns into text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, BaseException]] = []

    def _note(self, test: Any, err: Any) -> None:
        self.found.append((str(test), err[1]))

    def addError(self, test: Any, err: Any) -> None:  # noqa: N802
        self._note(test, err)

    def addFailure(self, test: Any, err: Any) -> None:  # noqa: N802
        self._note(test, err)

    def addSubTest(self, test: Any, subtest: Any, err: Any) -> None:  # noqa: N802
        if err is not None:
            self._note(subtest, err)

    def addSkip(self, test: Any, reason: str) -> None:  # noqa: N802
        self.found.append((str(test), RuntimeError(f"skipped: {reason}")))

    def addUnexpectedSuccess(self, test: Any) -> None:  # noqa: N802
        self.found.append((str(test), RuntimeError("unexpected success")))


def load(package: str, modules: list[str]) -> list[unittest.TestCase]:
    loader = unittest.TestLoader()
    suites = [
        loader.loadTestsFromModule(importlib.import_module(f"{package}.{name}"))
        for name in modules
    ]
    own = [test for suite in suites for test in iter_test_cases(suite)]
    # A test class that is imported from elsewhere is that module's to run.
    own = [test for test in own if type(test).__module__.startswith(package)]
    return list(reorder_tests(own, (TestCase, SimpleTestCase)))


def run(
    tests: list[unittest.TestCase],
    found: dict[str, Any],
    described: Callable[[BaseException], dict[str, Any]],
) -> None:
    result = Result()
    unittest.TestSuite(tests).run(result)
    found["tests"] += result.testsRun
    for test, error in result.found:
        one = described(error)
        found["failures"].append({**one, "message": f"{test}\n{one['message']}"})


def run_pytest(topic: dict[str, Any], found: dict[str, Any]) -> None:
    """Tests that are functions, which only pytest runs."""
    if not topic["pytest"]:
        return
    import pytest

    # pytest-django sets up its own.
    teardown_test_environment()

    class Plugin:
        def pytest_configure(self, config: Any) -> None:
            config.pluginmanager.register(types.SimpleNamespace(django_db_setup=ready))

        def pytest_runtest_logreport(self, report: Any) -> None:
            if report.when == "call":
                found["tests"] += 1
            if report.failed:
                found["failures"].append(
                    {
                        "message": f"{report.nodeid}\n{report.longreprtext}",
                        "frames": [],
                        "line": None,
                    }
                )

        def pytest_assertion_pass(self) -> None:
            found["assertions"] += 1

    @pytest.fixture(scope="session")
    def ready() -> None:
        """The database is there."""

    options = ["-q", "-p", "no:cacheprovider", "-o", "enable_assertion_pass_hook=true"]
    # Here a pytest starts where much is imported already.
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    # What it would rewrite is loaded already, by those before it.
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    status = pytest.main([*options, *topic["pytest"]], plugins=[Plugin()])
    if status not in {0, 1}:
        found["failures"].append(
            {"message": f"pytest ended with {status}", "frames": [], "line": None}
        )
