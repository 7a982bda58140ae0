from unittest import mock

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.test import override_settings
from django.urls import path
from rest_framework.test import APITestCase
from rest_framework.views import APIView

from apps.users.tests.factories import UserFactory

from .exceptions import OutOfStockError, handler
from .wrong_exceptions import handler as wrong_handler


class BrokenView(APIView):
    raises: Exception

    def get_exception_handler(self):
        return handler

    def get(self, request):
        raise self.raises


class WrongView(BrokenView):
    def get_exception_handler(self):
        return wrong_handler


urlpatterns = [
    path("api/broken/", BrokenView.as_view()),
    path("api/wrong/", WrongView.as_view()),
]
handler500 = "apps.core.problems.server_error"


@override_settings(ROOT_URLCONF=__name__)
class ErrorTests(APITestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()

    def setUp(self) -> None:
        self.client.force_authenticate(self.user)
        self.client.raise_request_exception = False

    def get(self, error: Exception, address: str = "/api/broken/"):
        with mock.patch.object(BrokenView, "raises", error, create=True):
            return self.client.get(address)

    def test_what_the_domain_raises_has_its_status(self) -> None:
        for error, status in (
            (ValidationError({"name": "It is taken."}), 400),
            (ProtectedError("", set()), 409),
            (OutOfStockError(), 409),
        ):
            with self.subTest(error):
                response = self.get(error)
                self.assertEqual(response.status_code, status)
                self.assertEqual(response["Content-Type"], "application/problem+json")
                self.assertLessEqual({"title", "status"}, set(response.json()))
        response = self.get(ValidationError({"name": "It is taken."}))
        self.assertEqual(response.json()["errors"], {"name": ["It is taken."]})

    def test_a_bug_is_logged_and_not_told(self) -> None:
        with self.assertLogs("django.request", "ERROR") as logs:
            response = self.get(RuntimeError("secret"))
        self.assertEqual(response.status_code, 500)
        self.assertEqual(set(response.json()), {"title", "status"})
        self.assertIn("secret", str(logs.records[0].exc_info))

    def test_wrong_a_bug_is_told_and_its_traceback_is_lost(self) -> None:
        with self.assertLogs("django.request", "ERROR") as logs:
            response = self.get(RuntimeError("secret"), "/api/wrong/")
        self.assertEqual(response.json(), {"detail": "secret"})
        self.assertIsNone(logs.records[0].exc_info)
