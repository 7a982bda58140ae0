from django.apps import apps
from django.apps.registry import Apps
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.test import SimpleTestCase, override_settings


class AppTests(SimpleTestCase):
    def test_its_own_check_runs(self) -> None:
        self.assertEqual(run_checks(tags=["depot"]), [])
        with override_settings(DEPOT_RETENTION_DAYS="a week"):
            (error,) = run_checks(tags=["depot"])
        self.assertEqual(error.id, "depot.E001")

    def test_a_label_is_the_last_part(self) -> None:
        self.assertEqual(apps.get_app_config("blog").name, "apps.blog")

    def test_labels_are_unique(self) -> None:
        with self.assertRaisesMessage(ImproperlyConfigured, "aren't unique"):
            Apps(["apps.blog", "apps.blog"])
