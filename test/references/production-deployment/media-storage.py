from django.core.files.storage import default_storage
from django.test import SimpleTestCase
from storages.backends.s3 import S3Storage

from .services import archive, read


class StorageTests(SimpleTestCase):
    def test_a_file_comes_back_and_overwrites_nothing(self) -> None:
        first = archive("scan.pdf", b"first")
        second = archive("scan.pdf", b"second")
        self.addCleanup(default_storage.delete, first)
        self.addCleanup(default_storage.delete, second)
        self.assertNotEqual(first, second)
        self.assertEqual(read(first), b"first")

    def test_a_bucket_has_no_paths(self) -> None:
        with self.assertRaises(NotImplementedError):
            S3Storage().path("archive/scan.pdf")

    def test_a_bucket_overwrites_by_default(self) -> None:
        self.assertTrue(S3Storage().file_overwrite)

    def test_a_link_is_signed_and_ends(self) -> None:
        storage = S3Storage(
            bucket_name="shop-media",
            access_key="key",
            secret_key="secret",
            region_name="eu-central-1",
            signature_version="s3v4",
            querystring_expire=3600,
        )
        address = storage.url("documents/1.pdf")
        self.assertIn("X-Amz-Signature=", address)
        self.assertIn("X-Amz-Expires=3600", address)
