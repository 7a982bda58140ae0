from django.test import TestCase

from .factories import NotebookFactory
from .wrong_serializers import NoteSerializer


class ForeignKeyTests(TestCase):
    def test_wrong_a_note_goes_into_anyones_notebook(self) -> None:
        theirs = NotebookFactory.create()
        serializer = NoteSerializer(data={"notebook": theirs.pk, "text": "x"})
        serializer.is_valid(raise_exception=True)
        self.assertEqual(serializer.save().notebook, theirs)
