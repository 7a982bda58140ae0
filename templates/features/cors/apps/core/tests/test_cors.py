from django.test import SimpleTestCase, override_settings

ORIGIN = "https://app.example.com"


@override_settings(CORS_ALLOWED_ORIGINS=[ORIGIN])
class CorsTests(SimpleTestCase):
    def allowed(self, path: str, origin: str) -> str | None:
        response = self.client.options(
            path,
            headers={"Origin": origin, "Access-Control-Request-Method": "GET"},
        )
        return response.headers.get("Access-Control-Allow-Origin")

    def test_a_listed_origin_may_call_the_api(self) -> None:
        self.assertEqual(self.allowed("/api/", ORIGIN), ORIGIN)

    def test_any_other_may_not(self) -> None:
        self.assertIsNone(self.allowed("/api/", "https://evil.example.com"))

    def test_nothing_else_is_opened(self) -> None:
        self.assertIsNone(self.allowed("/admin/", ORIGIN))
