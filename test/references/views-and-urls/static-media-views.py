import importlib
import tempfile
from pathlib import Path

from django.conf.urls.static import static
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory, SimpleTestCase, override_settings
from django.urls import Resolver404, clear_url_caches, resolve

from . import urls


class MediaTests(SimpleTestCase):
    def get(self, *, debug: bool) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "a.txt").write_text("media")
            with override_settings(
                DEBUG=debug, MEDIA_ROOT=folder, ROOT_URLCONF=urls.__name__
            ):
                importlib.reload(urls)
                clear_url_caches()
                view, args, kwargs = resolve("/media/a.txt")
                found = view(RequestFactory().get("/media/a.txt"), *args, **kwargs)
                self.addCleanup(found.close)
                return b"".join(found.streaming_content)

    def test_media_is_served_while_debugging_alone(self) -> None:
        self.assertEqual(self.get(debug=True), b"media")
        with self.assertRaises(Resolver404):
            self.get(debug=False)

    @override_settings(DEBUG=True)
    def test_other_hosts_are_not_served(self) -> None:
        self.assertEqual(static("https://cdn.example.com/media/"), [])
        with self.assertRaises(ImproperlyConfigured):
            static("")
