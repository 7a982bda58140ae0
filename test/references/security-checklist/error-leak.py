from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.test import Client, TestCase, override_settings
from django.urls import include, path

from . import views, wrong_views

SECRET = "bank.internal"


def crash(request: HttpRequest) -> HttpResponse:
    views.call_bank(request.GET.get("account", ""))
    return HttpResponse()


urlpatterns = [
    path("pay/", views.pay),
    path("wrong/", wrong_views.pay),
    path("crash/", crash),
    path("api/v1/crash/", crash),
    path("", include("config.urls")),
]
handler500 = "apps.core.problems.server_error"


@override_settings(ROOT_URLCONF=__name__)
class LeakTests(TestCase):
    def setUp(self) -> None:
        self.client = Client(raise_request_exception=False)

    def test_the_visitor_gets_a_sentence_and_the_log_the_rest(self) -> None:
        with self.assertLogs(views.__name__, "ERROR") as logs:
            response = self.client.get("/pay/?account=4711")
        self.assertEqual(response.status_code, HTTPStatus.BAD_GATEWAY)
        self.assertNotContains(response, SECRET, HTTPStatus.BAD_GATEWAY)
        self.assertIn(SECRET, logs.output[0])

    def test_wrong_answer_repeats_the_exception(self) -> None:
        response = self.client.get("/wrong/?account=4711")
        self.assertContains(response, SECRET, status_code=HTTPStatus.BAD_REQUEST)

    def test_what_nobody_caught_tells_nothing(self) -> None:
        for address, kind in {
            "/crash/": "text/html",
            "/api/v1/crash/": "application/problem+json",
        }.items():
            with self.subTest(address), self.assertLogs("django.request", "ERROR"):
                response = self.client.get(address)
                self.assertEqual(response.status_code, 500)
                self.assertTrue(response.headers["Content-Type"].startswith(kind))
                for word in (SECRET, "Traceback", "BankError"):
                    self.assertNotContains(response, word, status_code=500)
                self.assertIn("X-Request-ID", response.headers)

    @override_settings(DEBUG=True, STRIPE="sk_live_1")
    def test_a_debug_page_tells_everything(self) -> None:
        with self.assertLogs("django.request", "ERROR"):
            response = self.client.get("/crash/")
        for word in (SECRET, "Traceback", "sk_live_1"):
            self.assertContains(response, word, status_code=500)

    def test_malformed_json_is_no_error_of_the_server(self) -> None:
        response = self.client.post(
            "/api/v1/token/", "{", content_type="application/json"
        )
        self.assertEqual(response.status_code, HTTPStatus.BAD_REQUEST)
