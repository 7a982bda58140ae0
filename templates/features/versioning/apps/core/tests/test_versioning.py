from django.test import SimpleTestCase
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView


class VersionView(APIView):
    """A view that says which version it was asked for."""

    authentication_classes = []
    permission_classes = []
    throttle_classes = []
    renderer_classes = [JSONRenderer]

    def get(self, request: Request) -> Response:
        return Response(request.version)


class VersioningTests(SimpleTestCase):
    def ask(self, accept: str) -> Response:
        request = APIRequestFactory().get("/", HTTP_ACCEPT=accept)
        return VersionView.as_view()(request)

    def test_who_does_not_ask_is_answered_as_before(self) -> None:
        self.assertEqual(self.ask("*/*").data, "v1")
        self.assertEqual(self.ask("application/json").data, "v1")

    def test_a_version_is_asked_for_by_a_header(self) -> None:
        self.assertEqual(self.ask("application/json; version=v1").data, "v1")

    def test_a_version_that_there_is_not_is_refused(self) -> None:
        response = self.ask("application/json; version=v99")
        self.assertEqual(response.status_code, 406)
