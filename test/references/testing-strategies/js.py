from rest_framework.test import APITestCase

from apps.shop.tests.factories import ProductFactory
from apps.users.tests.factories import UserFactory

from .contracts import form_of
from .wrong_stub import STUB


class StubTests(APITestCase):
    def test_wrong_it_is_nothing_that_the_api_says(self) -> None:
        self.client.force_authenticate(UserFactory.create())
        ProductFactory.create()
        answer = self.client.get("/api/v1/products/").json()
        self.assertNotEqual(form_of(STUB["results"]), form_of(answer["results"]))
        self.assertEqual(form_of(answer["results"])[0]["price"], "str")
