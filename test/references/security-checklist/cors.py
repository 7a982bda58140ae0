from django.http import HttpResponse
from django.test import Client, SimpleTestCase, override_settings
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

carried_out: list[str] = []


@csrf_exempt
def count(_request: object) -> HttpResponse:
    carried_out.append("once more")
    return HttpResponse("done")


urlpatterns = [path("api/count/", count), path("", include("config.urls"))]
TIGHT = r"^https://[\w-]+\.example\.com$"


@override_settings(ROOT_URLCONF=__name__)
class CorsTests(SimpleTestCase):
    def allowed(self, origin: str, path: str = "/api/count/") -> str | None:
        response = Client().get(path, headers={"Origin": origin})
        return response.headers.get("Access-Control-Allow-Origin")

    def test_an_expression_without_an_end_admits_a_look_alike(self) -> None:
        evil = "https://x.example.com.evil.example"
        for pattern, admits in {
            r"https://.*\.example\.com": True,
            TIGHT: False,
        }.items():
            with self.subTest(pattern), self.regexes(pattern):
                self.assertEqual(self.allowed(evil) == evil, admits)

    def test_one_without_a_dot_admits_another_name(self) -> None:
        evil = "https://evil-example.com"
        with self.regexes(r"^https://.*example\.com$"):
            self.assertEqual(self.allowed(evil), evil)
        with self.regexes(TIGHT):
            self.assertIsNone(self.allowed(evil))
            app = "https://app.example.com"
            self.assertEqual(self.allowed(app), app)
            self.assertIsNone(self.allowed(app, "/admin/login/"))

    def regexes(self, pattern: str) -> override_settings:
        return override_settings(CORS_ALLOWED_ORIGIN_REGEXES=[pattern])

    def test_all_origins_with_credentials_echo_any(self) -> None:
        with override_settings(CORS_ALLOW_ALL_ORIGINS=True):
            self.assertEqual(self.allowed("https://evil.example"), "*")
            with override_settings(CORS_ALLOW_CREDENTIALS=True):
                origin = self.allowed("https://evil.example")
        self.assertEqual(origin, "https://evil.example")

    def test_the_request_is_carried_out_all_the_same(self) -> None:
        carried_out.clear()
        self.client.post("/api/count/", headers={"Origin": "https://evil.example"})
        self.assertEqual(len(carried_out), 1)
