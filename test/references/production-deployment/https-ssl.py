from django.test import Client, SimpleTestCase, override_settings


@override_settings(
    SECURE_SSL_REDIRECT=True,
    SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"),
    SECURE_REDIRECT_EXEMPT=[r"^health/", r"^metrics/"],
    SECURE_HSTS_SECONDS=3600,
    SECURE_HSTS_INCLUDE_SUBDOMAINS=True,
    SECURE_HSTS_PRELOAD=True,
)
class HttpsTests(SimpleTestCase):
    def test_probes_come_past_the_proxy(self) -> None:
        self.assertEqual(Client().get("/health/live/").status_code, 200)
        self.assertEqual(Client().get("/robots.txt").status_code, 301)

    def test_the_promise_is_made_over_https_alone(self) -> None:
        secure = Client().get("/robots.txt", headers={"x-forwarded-proto": "https"})
        self.assertEqual(
            secure.headers["Strict-Transport-Security"],
            "max-age=3600; includeSubDomains; preload",
        )
        self.assertNotIn("Strict-Transport-Security", Client().get("/").headers)

    def test_forms_fail_while_the_scheme_is_not_known(self) -> None:
        for header, status in {"https": 302, "": 403}.items():
            client = Client(enforce_csrf_checks=True)
            with (
                self.subTest(header),
                override_settings(SECURE_SSL_REDIRECT=False),
            ):
                headers = {"host": "testserver"}
                headers |= {"x-forwarded-proto": header} if header else {}
                client.get("/accounts/login/", headers=headers)
                headers |= {
                    "Origin": "https://testserver",
                    "X-CSRFToken": client.cookies["csrftoken"].value,
                }
                response = client.post("/i18n/setlang/", headers=headers)
                self.assertEqual(response.status_code, status)
