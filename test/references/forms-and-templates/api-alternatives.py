from django.http import QueryDict
from django.test import RequestFactory, TestCase

from apps.blog.models import Tag

from .serializers import ContactSerializer
from .wrong_raw import create_tag


class SerializerTests(TestCase):
    def test_json_and_a_form_meet_the_same_rules(self) -> None:
        as_json = {"name": "123", "email": "ada@example.com"}
        as_form = QueryDict("name=123&email=ada@example.com")
        for data in (as_json, as_form):
            serializer = ContactSerializer(data=data)
            self.assertFalse(serializer.is_valid())
            self.assertEqual(serializer.errors["name"][0].code, "digits")

    def test_missing_and_empty_are_two_things(self) -> None:
        missing = ContactSerializer(data={"email": "ada@example.com"})
        empty = ContactSerializer(data={"name": "", "email": "ada@example.com"})
        missing.is_valid()
        empty.is_valid()
        self.assertEqual(missing.errors["name"][0].code, "required")
        self.assertEqual(empty.errors["name"][0].code, "blank")

    def test_several_values_of_a_form_are_a_list(self) -> None:
        data = QueryDict("name=Ada&email=ada@example.com&topics=a&topics=b")
        serializer = ContactSerializer(data=data)
        serializer.is_valid(raise_exception=True)
        self.assertEqual(serializer.validated_data["topics"], ["a", "b"])

    def test_wrong_anything_is_stored(self) -> None:
        body = '{"name": "   "}'
        request = RequestFactory().post("/", body, content_type="application/json")
        create_tag(request)
        self.assertTrue(Tag.objects.filter(name="   ").exists())
