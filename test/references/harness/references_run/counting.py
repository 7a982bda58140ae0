"""Counts the assertions that tests make, each once, however many it consists of."""

import functools
import threading
import unittest
from collections.abc import Callable
from typing import Any

from django.test import SimpleTestCase, TestCase, TransactionTestCase

CLASSES = (unittest.TestCase, SimpleTestCase, TransactionTestCase, TestCase)


class Count:
    def __init__(self) -> None:
        self.made = 0
        self._inside = threading.local()

    def counted(self, method: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(method)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            if getattr(self._inside, "depth", 0):
                return method(*args, **kwargs)
            self.made += 1
            self._inside.depth = 1
            try:
                return method(*args, **kwargs)
            finally:
                self._inside.depth = 0

        return wrapper

    def start(self) -> None:
        for cls in CLASSES:
            for name, method in vars(cls).copy().items():
                if name.startswith("assert") and callable(method):
                    setattr(cls, name, self.counted(method))
