from django.http import HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.test import RequestFactory, TestCase

from apps.shop.tests.factories import ProductFactory

from . import views


class ResponseTests(TestCase):
    factory = RequestFactory()

    def test_a_stream(self) -> None:
        ProductFactory(name="Tea", price="1.50")
        response = views.export(self.factory.get("/"))
        self.assertTrue(response.streaming)
        self.assertEqual(response.headers["Content-Type"], "text/csv")
        self.assertEqual(
            b"".join(response.streaming_content), b"name,price\r\nTea,1.50\r\n"
        )

    def test_a_file(self) -> None:
        response = views.label(self.factory.get("/"), 3)
        self.assertEqual(response.headers["Content-Type"], "text/plain")
        self.assertEqual(
            response.headers["Content-Disposition"],
            'attachment; filename="label-3.txt"',
        )
        self.assertEqual(response.headers["Content-Length"], "9")

    def test_json(self) -> None:
        ProductFactory(name="Tea", price="1.50")
        response = views.prices(self.factory.get("/"))
        self.assertEqual(response.content, b'{"Tea": "1.50"}')
        with self.assertRaises(TypeError):
            JsonResponse([1])
        self.assertEqual(JsonResponse([1], safe=False).content, b"[1]")

    def test_statuses(self) -> None:
        self.assertEqual(HttpResponseRedirect("/").status_code, 302)
        for permanent, preserve, status in (
            (False, False, 302),
            (True, False, 301),
            (False, True, 307),
            (True, True, 308),
        ):
            response = redirect("/", permanent=permanent, preserve_request=preserve)
            self.assertEqual(response.status_code, status)
        refused = HttpResponseNotAllowed(["GET", "HEAD"])
        self.assertEqual(refused.headers["Allow"], "GET, HEAD")
