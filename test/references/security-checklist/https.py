from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, SimpleTestCase, override_settings
from django.urls import path

PROXY = ("HTTP_X_FORWARDED_PROTO", "https")


def show(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("shown")


urlpatterns = [path("page/", show), path("health/live/", show)]


@override_settings(
    ROOT_URLCONF=__name__,
    SECURE_SSL_REDIRECT=True,
    SECURE_PROXY_SSL_HEADER=PROXY,
    SECURE_HSTS_SECONDS=3600,
)
class RedirectTests(SimpleTestCase):
    def test_plain_http_is_sent_to_https_before_the_view(self) -> None:
        response = self.client.get("/page/?next=1")
        self.assertEqual(response.status_code, HTTPStatus.MOVED_PERMANENTLY)
        self.assertEqual(response.url, "https://testserver/page/?next=1")
        self.assertNotIn("Strict-Transport-Security", response.headers)

    def test_the_header_of_the_proxy_ends_the_redirect(self) -> None:
        response = self.client.get("/page/", headers={"x-forwarded-proto": "https"})
        self.assertEqual(response.status_code, HTTPStatus.OK)
        self.assertIn("max-age=3600", response.headers["Strict-Transport-Security"])

    @override_settings(SECURE_PROXY_SSL_HEADER=None)
    def test_without_the_setting_it_goes_round_in_a_circle(self) -> None:
        response = self.client.get("/page/", headers={"x-forwarded-proto": "https"})
        self.assertEqual(response.status_code, HTTPStatus.MOVED_PERMANENTLY)

    def test_exempt_patterns_have_no_leading_slash(self) -> None:
        for pattern, status in {
            r"^/health/": HTTPStatus.MOVED_PERMANENTLY,
            r"^health/": HTTPStatus.OK,
        }.items():
            with (
                self.subTest(pattern),
                override_settings(SECURE_REDIRECT_EXEMPT=[pattern]),
            ):
                response = Client().get("/health/live/")
                self.assertEqual(response.status_code, status)


class ForgeryTests(SimpleTestCase):
    def is_secure(self, claim: str) -> bool:
        request = RequestFactory().get("/", headers={"x-forwarded-proto": claim})
        return request.is_secure()

    def test_whoever_passes_the_proxy_by_can_claim_https(self) -> None:
        self.assertFalse(self.is_secure("https"))
        with override_settings(SECURE_PROXY_SSL_HEADER=PROXY):
            self.assertTrue(self.is_secure("https"))

    @override_settings(SECURE_PROXY_SSL_HEADER=PROXY)
    def test_the_first_value_counts(self) -> None:
        self.assertTrue(self.is_secure("https, http"))
        self.assertFalse(self.is_secure("http, https"))
