from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory, TestCase

from apps.shop.models import Product

from .wrong_views import upload


class WholeFileTests(TestCase):
    def post(self, content: bytes):
        file = SimpleUploadedFile("products.csv", content)
        return upload(RequestFactory().post("/", {"file": file}))

    def test_wrong_one_bad_line_takes_everything_along(self) -> None:
        with self.assertRaises(ValidationError):
            self.post(b"name,price,stock\nPen,2.50,10\nCap,free,1\n")
        self.assertFalse(Product.objects.exists())

    def test_wrong_each_line_costs_six_statements(self) -> None:
        content = b"name,price,stock\n" + b"".join(b"%d,1,1\n" % n for n in range(5))
        with self.assertNumQueries(2 + 5 * 6):
            self.post(content)
