import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from unittest import mock

from django.core.cache import cache
from django.test import SimpleTestCase, TestCase

from apps.blog.tests.factories import CategoryFactory, PostFactory

from . import wrong_warming
from .warming import category_sizes, fresh, warm


class WarmTests(TestCase):
    def setUp(self) -> None:
        cache.clear()
        self.addCleanup(cache.clear)

    def test_nobody_waits_after_it(self) -> None:
        PostFactory.create(category=CategoryFactory.create(name="Tea"))
        self.assertEqual(warm(), 1)
        with self.assertNumQueries(0):
            self.assertEqual(fresh("category-sizes", category_sizes), {"Tea": 1})


class FreshTests(SimpleTestCase):
    def setUp(self) -> None:
        cache.clear()
        self.addCleanup(cache.clear)

    def test_made_once_while_it_is_fresh(self) -> None:
        make = mock.Mock(return_value=1)
        self.assertEqual([fresh("a", make), fresh("a", make)], [1, 1])
        self.assertEqual(make.call_count, 1)

    def test_one_makes_it_anew_and_others_do_not_wait(self) -> None:
        fresh("a", lambda: "old", seconds=-1)
        asked_meanwhile: list[str] = []

        def make() -> str:
            asked_meanwhile.append(fresh("a", self.fail, seconds=-1))
            return "new"

        self.assertEqual(fresh("a", make), "new")
        self.assertEqual(asked_meanwhile, ["old"])
        self.assertEqual(fresh("a", self.fail), "new")

    def test_wrong_all_make_it(self) -> None:
        start = Barrier(8)
        made: list[int] = []

        def slow() -> dict[str, int]:
            made.append(1)
            time.sleep(0.3)
            return {}

        def ask(_number: int) -> dict[str, int]:
            start.wait(timeout=10)
            return wrong_warming.sizes()

        with (
            mock.patch.object(wrong_warming, "category_sizes", slow),
            ThreadPoolExecutor(8) as threads,
        ):
            list(threads.map(ask, range(8)))
        self.assertGreater(len(made), 1)
