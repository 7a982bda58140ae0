from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase

from .forms import MEGABYTE, InvoiceForm


class UploadTests(SimpleTestCase):
    def form(self, name: str, content: bytes, size: int | None = None) -> InvoiceForm:
        upload = SimpleUploadedFile(name, content, content_type="application/pdf")
        if size is not None:
            upload.size = size
        return InvoiceForm({}, {"document": upload})

    def test_takes_a_pdf(self) -> None:
        form = self.form("a.pdf", b"%PDF-1.7 ...")
        self.assertTrue(form.is_valid(), form.errors)
        self.assertEqual(form.cleaned_data["document"].read(4), b"%PDF")

    def test_refuses_the_rest(self) -> None:
        for form in (
            self.form("a.exe", b"%PDF-1.7"),
            self.form("a.pdf", b"MZ"),
            self.form("a.pdf", b"%PDF-1.7", size=11 * MEGABYTE),
        ):
            self.assertIn("document", form.errors)

    def test_it_tells_the_page_that_files_come(self) -> None:
        self.assertTrue(InvoiceForm().is_multipart())
