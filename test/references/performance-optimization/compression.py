import gzip
import json

from django import VERSION
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.middleware.gzip import GZipMiddleware
from django.test import RequestFactory, TestCase

from apps.shop.models import Product

from .views import price_list


class CompressionTests(TestCase):
    def ask(self, **headers: str) -> HttpResponse:
        return price_list(RequestFactory().get("/", headers=headers))

    def test_large_answers_are_packed(self) -> None:
        Product.objects.bulk_create(
            Product(name=f"Pen {n}", price=n, stock=0) for n in range(100)
        )
        plain = self.ask()
        packed = self.ask(**{"Accept-Encoding": "gzip"})
        self.assertFalse(plain.has_header("Content-Encoding"))
        self.assertEqual(packed["Content-Encoding"], "gzip")
        self.assertLess(len(packed.content), len(plain.content) / 3)
        self.assertEqual(gzip.decompress(packed.content), plain.content)
        for response in (plain, packed):
            self.assertIn("Accept-Encoding", response["Vary"])

    def test_small_answers_are_not(self) -> None:
        response = self.ask(**{"Accept-Encoding": "gzip"})
        self.assertEqual(json.loads(response.content), {"products": []})
        self.assertFalse(response.has_header("Content-Encoding"))

    def test_events_of_a_stream(self) -> None:
        def stream(_request: HttpRequest) -> StreamingHttpResponse:
            return StreamingHttpResponse(f"data: {n}\n\n" for n in range(5))

        headers = {"Accept-Encoding": "gzip"}
        response = GZipMiddleware(stream)(RequestFactory().get("/", headers=headers))
        parts = list(response.streaming_content)
        # The gzip header and the end are parts of their own.
        self.assertEqual(len(parts) - 2, 5 if VERSION >= (6, 1) else 0)

    def test_against_breach(self) -> None:
        self.assertEqual(GZipMiddleware.max_random_bytes, 100)
        request = RequestFactory().get("/")
        self.assertNotEqual(get_token(request), get_token(request))
