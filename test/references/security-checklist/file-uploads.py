from http import HTTPStatus

from apps.users.models import User
from apps.users.tests.factories import UserFactory
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase, override_settings
from django.urls import include, path

from .models import Document
from .views import download

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 24

urlpatterns = [path("<int:pk>/", download), path("", include("config.urls"))]


@override_settings(ROOT_URLCONF=__name__)
class UploadTests(TestCase):
    owner: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.owner = UserFactory.create()

    def document(self, name: str, content: bytes) -> Document:
        file = SimpleUploadedFile(name, content, "image/png")
        return Document(owner=self.owner, name="Photo.png", file=file)

    def codes(self, name: str, content: bytes) -> set[str]:
        codes: set[str] = set()
        try:
            self.document(name, content).full_clean()
        except ValidationError as error:
            codes = {one.code for one in error.error_dict["file"]}
        return codes

    def test_a_picture_is_taken(self) -> None:
        self.assertEqual(self.codes("photo.PNG", PNG), set())

    def test_content_that_belies_its_name_is_refused(self) -> None:
        self.assertEqual(self.codes("photo.png", b"<script>"), {"content"})

    def test_markup_is_on_no_list(self) -> None:
        self.assertIn("invalid_extension", self.codes("evil.svg", b"<svg/>"))

    def test_a_byte_too_many_is_refused(self) -> None:
        large = PNG.ljust(5 * 1024 * 1024 + 1, b"\0")
        self.assertEqual(self.codes("photo.png", large), {"too_large"})

    def test_create_runs_no_validator(self) -> None:
        document = Document.objects.create(
            owner=self.owner, name="x", file=ContentFile(b"<script>", "x.svg")
        )
        self.assertTrue(document.pk)

    def test_the_name_of_the_client_leads_nowhere(self) -> None:
        document = self.document("../../settings.png", PNG)
        self.assertEqual(document.file.name, "settings.png")
        document.save()
        self.assertRegex(document.file.name, r"^documents/[0-9a-f-]{36}\.png$")

    def test_it_goes_out_to_its_owner_as_an_attachment(self) -> None:
        document = self.document("photo.png", PNG)
        document.save()
        self.client.force_login(UserFactory.create())
        stranger = self.client.get(f"/{document.pk}/")
        self.assertEqual(stranger.status_code, HTTPStatus.NOT_FOUND)
        self.client.force_login(self.owner)
        response = self.client.get(f"/{document.pk}/")
        self.assertEqual(
            response.headers["Content-Disposition"],
            'attachment; filename="Photo.png"',
        )
        self.assertEqual(response.headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(response.getvalue(), PNG)
