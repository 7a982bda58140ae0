import json
import logging

from django.test import SimpleTestCase, TestCase
from django.urls import reverse

from apps.core.logging import JSONFormatter, redact, request_id


def formatted(message: str, *args: object, **extra: object) -> dict[str, object]:
    record = logging.makeLogRecord(
        {"name": "shop", "levelname": "INFO", "msg": message, "args": args, **extra}
    )
    entry: dict[str, object] = json.loads(JSONFormatter().format(record))
    return entry


class JSONFormatterTests(SimpleTestCase):
    def test_a_line_has_the_message_and_what_came_with_it(self) -> None:
        entry = formatted("Paid %s", 12, order=7, tried=True, basket=object())

        self.assertRegex(str(entry.pop("time")), r"^\d{4}-.*\+00:00$")
        self.assertEqual(
            entry,
            {
                "level": "INFO",
                "logger": "shop",
                "message": "Paid 12",
                "order": 7,
                "tried": True,
            },
        )

    def test_a_line_names_its_request(self) -> None:
        token = request_id.set("0123456789")
        self.addCleanup(request_id.reset, token)

        self.assertEqual(formatted("Paid")["request_id"], "0123456789")

    def test_an_exception_stays_on_its_line_and_names_nobody(self) -> None:
        error = LookupError("no such user: ada@example.com")

        entry = formatted("Lost", exc_info=(type(error), error, None))

        self.assertEqual(entry["exception"], "LookupError: no such user: [email]")

    def test_extra_values_are_redacted_by_name_and_by_content(self) -> None:
        entry = formatted("In", new_password="hunter2", user="ada@example.com")

        self.assertEqual(entry["new_password"], "[secret]")
        self.assertEqual(entry["user"], "[email]")


class RedactTests(SimpleTestCase):
    def test_what_belongs_to_a_person_goes(self) -> None:
        for text, expected in {
            "for ada.l+x@mail.example.com.": "for [email].",
            "Authorization: Bearer eyJhbGciOi.J9": "Authorization: [secret] [secret]",
            "?password=hunter2&page=2": "?password=[secret]&page=2",
            "{'api_key': 'k 1 2 3', 'page': 2}": "{'api_key': [secret], 'page': 2}",
            "{'password': ['hunter2'], 'page': ['2']}": (
                "{'password': [secret], 'page': ['2']}"
            ),
            'password="hun\\"ter2" page': "password=[secret] page",
            "password=b'hunter2' page": "password=[secret] page",
        }.items():
            with self.subTest(text):
                self.assertEqual(redact(text), expected)

    def test_the_rest_stays(self) -> None:
        text = "GET /orders/7/ took 12 ms: 3 passwords changed, no token left"
        self.assertEqual(redact(text), text)


class RequestLogMiddlewareTests(TestCase):
    def test_the_identity_of_the_caller_is_kept(self) -> None:
        response = self.client.get("/", headers={"X-Request-ID": "trace-4711.a:b"})

        self.assertEqual(response.headers["X-Request-ID"], "trace-4711.a:b")

    def test_another_takes_the_place_of_one_that_could_forge_a_line(self) -> None:
        for given in ("", "short", "a" * 129, 'x", "level": "ERROR'):
            with self.subTest(given):
                response = self.client.get("/", headers={"X-Request-ID": given})

                self.assertRegex(response.headers["X-Request-ID"], "^[0-9a-f]{32}$")

    def test_a_line_tells_route_status_and_time(self) -> None:
        with self.assertLogs("apps.core.logging", "INFO") as logs:
            self.client.get(reverse("admin:index"), {"token": "secret"})

        (record,) = logs.records
        self.assertRegex(record.getMessage(), "^GET /[^?]+ 302$")
        self.assertEqual(vars(record)["status"], 302)
        self.assertGreater(vars(record)["duration_ms"], 0)

    def test_no_request_outlives_its_answer(self) -> None:
        self.client.get("/")

        self.assertIsNone(request_id.get())
