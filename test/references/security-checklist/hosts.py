from http import HTTPStatus

from django.core import mail
from django.test import TestCase, override_settings
from django.urls import include, path

from .views import send_link

urlpatterns = [
    path("send-link/", send_link),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class HostTests(TestCase):
    def ask(self, host: str) -> int:
        response = self.client.post(
            "/send-link/", {"email": "victim@example.com"}, headers={"host": host}
        )
        return response.status_code

    @override_settings(ALLOWED_HOSTS=["*"])
    def test_with_a_star_the_attacker_writes_the_link(self) -> None:
        self.assertEqual(self.ask("evil.example"), HTTPStatus.OK)
        (message,) = mail.outbox
        self.assertEqual(message.to, ["victim@example.com"])
        self.assertIn("http://evil.example/log-in/", message.body)

    @override_settings(ALLOWED_HOSTS=["www.example.com"])
    def test_with_names_a_foreign_host_gets_400_and_no_mail_goes_out(self) -> None:
        with self.assertLogs("django.security.DisallowedHost", "ERROR"):
            self.assertEqual(self.ask("evil.example"), HTTPStatus.BAD_REQUEST)
        self.assertEqual(mail.outbox, [])
        self.assertEqual(self.ask("www.example.com"), HTTPStatus.OK)

    @override_settings(ALLOWED_HOSTS=[".example.com"])
    def test_a_leading_dot_admits_every_subdomain(self) -> None:
        self.assertEqual(self.ask("pages-of-anybody.example.com"), HTTPStatus.OK)

    @override_settings(ALLOWED_HOSTS=["www.example.com"])
    def test_a_forwarded_host_is_not_believed_by_itself(self) -> None:
        headers = {"host": "www.example.com", "x-forwarded-host": "evil.example"}
        data = {"email": "victim@example.com"}
        self.client.post("/send-link/", data, headers=headers)
        self.assertIn("http://www.example.com/", mail.outbox[0].body)
        with (
            override_settings(USE_X_FORWARDED_HOST=True),
            self.assertLogs("django.security.DisallowedHost", "ERROR"),
        ):
            response = self.client.post("/send-link/", data, headers=headers)
        self.assertEqual(response.status_code, HTTPStatus.BAD_REQUEST)

    @override_settings(ALLOWED_HOSTS=[], DEBUG=True)
    def test_development_hides_that_the_list_is_empty(self) -> None:
        for host in ("localhost", "a.localhost", "127.0.0.1", "[::1]"):
            with self.subTest(host):
                self.assertEqual(self.ask(host), HTTPStatus.OK)
