from django.urls import path
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from rest_framework.generics import RetrieveAPIView
from rest_framework.test import APIRequestFactory, APITestCase

from apps.shop.tests.factories import ProductFactory
from apps.users.serializers import UserSerializer

from .views import StockView
from .wrong_views import StockView as WrongView


class MeView(RetrieveAPIView):
    serializer_class = UserSerializer


def schema_of(view: type) -> dict:
    GENERATOR_STATS.reset()
    patterns = [path("stock/", view.as_view()), path("me/", MeView.as_view())]
    with GENERATOR_STATS.silence():
        schema = SchemaGenerator(patterns=patterns).get_schema(public=True)
    validate_schema(schema)
    return schema


class SchemaTests(APITestCase):
    def test_says_what_the_code_does_not(self) -> None:
        schema = schema_of(StockView)
        operation = schema["paths"]["/stock/"]["get"]
        self.assertEqual(operation["operationId"], "stock_list")
        self.assertEqual(operation["tags"], ["stock"])
        self.assertEqual(operation["description"], "List what there is little of.")
        (parameter,) = operation["parameters"]
        self.assertEqual(parameter["schema"], {"type": "integer"})
        self.assertEqual(operation["security"], [{"apiKey": []}])
        properties = schema["components"]["schemas"]["Stock"]["properties"]
        self.assertEqual(properties["is_low"]["type"], "boolean")
        self.assertFalse(GENERATOR_STATS)

    def test_the_view_does_what_it_says(self) -> None:
        ProductFactory.create(stock=3)
        response = StockView.as_view(permission_classes=[])(
            self.request_for({"below": "5"})
        )
        self.assertEqual([row["is_low"] for row in response.data], [True])
        response = StockView.as_view(permission_classes=[])(
            self.request_for({"below": "many"})
        )
        self.assertEqual(response.status_code, 400)

    def request_for(self, query: dict):
        return APIRequestFactory().get("/stock/", query)

    def test_wrong_a_view_without_a_serializer_has_no_answer(self) -> None:
        schema = schema_of(WrongView)
        answer = schema["paths"]["/stock/"]["get"]["responses"]["200"]
        self.assertNotIn("content", answer)
        self.assertTrue(GENERATOR_STATS)
