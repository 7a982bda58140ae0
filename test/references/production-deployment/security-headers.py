from django.test import SimpleTestCase, override_settings

OF_SECURITY_MIDDLEWARE = {
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
}
OF_OTHERS = {
    "Content-Security-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
    "X-Frame-Options",
}


@override_settings(SECURE_HSTS_SECONDS=3600, WHITENOISE_USE_FINDERS=True)
class SenderTests(SimpleTestCase):
    def headers(self, path: str) -> set[str]:
        response = self.client.get(path, secure=True)
        return set(response.headers) & (OF_SECURITY_MIDDLEWARE | OF_OTHERS)

    def test_pages_have_all(self) -> None:
        for path in ("/robots.txt", "/no/such/page/", "/api/v1/no/such/"):
            with self.subTest(path):
                self.assertEqual(self.headers(path), OF_SECURITY_MIDDLEWARE | OF_OTHERS)

    def test_static_files_have_those_of_the_middleware_above(self) -> None:
        self.assertEqual(
            self.headers("/static/admin/css/base.css"), OF_SECURITY_MIDDLEWARE
        )
