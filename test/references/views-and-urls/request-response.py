import json
from http import HTTPStatus

from django.http import BadHeaderError, HttpResponse, RawPostDataException
from django.test import RequestFactory, TestCase
from django.utils.datastructures import MultiValueDictKeyError

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory

from . import views


class RequestTests(TestCase):
    factory = RequestFactory()

    def test_the_answer_has_the_form_that_is_wanted(self) -> None:
        ProductFactory(name="Tea")
        for accept, kind in (
            ("application/json", "application/json"),
            ("text/plain;q=0.5, application/json", "application/json"),
            ("*/*", "text/plain"),
        ):
            request = self.factory.get("/", {"q": "te"}, headers={"accept": accept})
            response = views.search(request)
            self.assertEqual(response.headers["Content-Type"].split(";")[0], kind)
            self.assertEqual(response.headers["Vary"], "Accept")
            self.assertIn(b"Tea", response.content)

    def test_what_is_no_good_is_refused(self) -> None:
        product = ProductFactory()
        for body, status in (
            ("", 400),
            ("[1]", 400),
            ("{}", 400),
            ('{"stock": -1}', 422),
            ('{"stock": "many"}', 422),
            ('{"stock": 3}', 204),
        ):
            request = self.factory.post("/", body, content_type="application/json")
            with self.subTest(body=body):
                self.assertEqual(views.stock(request, product.pk).status_code, status)
        self.assertEqual(Product.objects.get().stock, 3)
        request = self.factory.post("/", '{"stock": 3}', "application/json")
        self.assertEqual(views.stock(request, 0).status_code, HTTPStatus.NOT_FOUND)

    def test_cookies_are_closed(self) -> None:
        product = ProductFactory()
        request = self.factory.post(
            "/", json.dumps({"stock": 1}), content_type="application/json"
        )
        cookie = views.stock(request, product.pk).cookies["last_product"]
        self.assertTrue(cookie["secure"] and cookie["httponly"])
        self.assertEqual(cookie["samesite"], "Lax")

    def test_what_raises(self) -> None:
        request = self.factory.get("/?tag=a&tag=b")
        self.assertEqual(request.GET["tag"], "b")
        self.assertEqual(request.GET.getlist("tag"), ["a", "b"])
        with self.assertRaises(MultiValueDictKeyError):
            request.GET["page"]
        request = self.factory.post("/", "{}", content_type="application/json")
        self.assertFalse(request.POST)
        request = self.factory.post("/", "{}", content_type="application/json")
        request.read()
        with self.assertRaises(RawPostDataException):
            request.body  # noqa: B018
        with self.assertRaises(BadHeaderError):
            HttpResponse(headers={"X-Name": "a\nSet-Cookie: b"})
        self.assertIsNone(request.headers.get("x-request-id"))
