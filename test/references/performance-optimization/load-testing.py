from django.test import SimpleTestCase

from .reckoning import percentile, threads_needed


class ReckoningTests(SimpleTestCase):
    def test_an_average_hides_what_a_percentile_shows(self) -> None:
        seconds = [0.1] * 94 + [10.0] * 6
        self.assertLess(sum(seconds) / len(seconds), 0.7)
        self.assertEqual(percentile(seconds, 95), 10.0)
        self.assertEqual(percentile(seconds, 50), 0.1)

    def test_threads(self) -> None:
        self.assertEqual(threads_needed(50, 0.2), 15)
        self.assertEqual(threads_needed(50, 0.2, busy=1), 10)
