from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.migrations.writer import MigrationWriter
from django.test import SimpleTestCase

from apps.core.validators import FileSizeValidator


class FileSizeValidatorTests(SimpleTestCase):
    def test_a_file_may_be_as_large_as_the_limit(self) -> None:
        FileSizeValidator(4)(ContentFile(b"1234"))

    def test_a_larger_one_is_refused(self) -> None:
        with self.assertRaises(ValidationError) as caught:
            FileSizeValidator(4)(ContentFile(b"12345"))
        self.assertEqual(caught.exception.code, "too_large")

    def test_migrations_can_hold_it(self) -> None:
        text, _ = MigrationWriter.serialize(FileSizeValidator(4))
        self.assertEqual(text, "apps.core.validators.FileSizeValidator(4)")


class StorageTests(SimpleTestCase):
    def test_a_name_that_is_taken_overwrites_nothing(self) -> None:
        first = default_storage.save("note.txt", ContentFile(b"first"))
        default_storage.save("note.txt", ContentFile(b"second"))
        with default_storage.open(first) as file:
            self.assertEqual(file.read(), b"first")
