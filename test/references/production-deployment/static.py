import tempfile
from pathlib import Path

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile
from django.test import Client, SimpleTestCase, override_settings


class ManifestTests(SimpleTestCase):
    @override_settings(DEBUG=False)
    def test_names_have_a_hash_and_missing_ones_raise(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            storage = ManifestStaticFilesStorage(location=folder, base_url="/static/")
            storage.save("logo.svg", ContentFile(b"<svg/>"))
            storage.save("site.css", ContentFile(b"a { background: url(logo.svg) }"))
            paths = {name: (storage, name) for name in ("logo.svg", "site.css")}
            self.assertTrue(all(done for *_, done in storage.post_process(paths)))
            self.assertRegex(storage.url("logo.svg"), r"/static/logo\.\w{12}\.svg")
            hashed = Path(folder) / storage.stored_name("site.css")
            self.assertRegex(hashed.read_text(), r"logo\.\w{12}\.svg")
            with self.assertRaisesMessage(ValueError, "Missing staticfiles manifest"):
                storage.url("css/missing.css")

    @override_settings(WHITENOISE_USE_FINDERS=True)
    def test_what_whitenoise_serves_has_the_headers_above_it(self) -> None:
        response = Client().get("/static/admin/css/base.css")
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.headers["X-Content-Type-Options"], "nosniff")
        self.assertNotIn("Content-Security-Policy", response.headers)

    def test_a_hashed_file_is_cached_for_ever(self) -> None:
        from whitenoise.middleware import WhiteNoiseMiddleware

        middleware = WhiteNoiseMiddleware(lambda _request: None)
        self.assertEqual(middleware.FOREVER, 315360000)
        with tempfile.TemporaryDirectory() as folder:
            name = "site.0123456789ab.css"
            path = Path(folder) / name
            path.write_text("")
            middleware.static_root = folder + "/"
            middleware.get_name_without_hash = lambda name: "site.css"
            middleware.get_static_url = lambda _name: "/static/" + name
            from wsgiref.headers import Headers

            headers = Headers([])
            middleware.static_prefix = "/static/"
            middleware.add_cache_headers(headers, str(path), f"/static/{name}")
        self.assertEqual(
            headers["Cache-Control"], "max-age=315360000, public, immutable"
        )
