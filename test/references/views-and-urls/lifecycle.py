from django.core.signals import request_finished, request_started
from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.test import TestCase, override_settings
from django.urls import include, path

from . import recorder


def late(request: HttpRequest) -> HttpResponse:
    recorder.log.append("view")
    template = engines["django"].from_string("{{ rendered }}")

    def rendered() -> str:
        recorder.log.append("rendered")
        return ""

    return TemplateResponse(request, template, {"rendered": rendered})


def missing(_request: HttpRequest) -> HttpResponse:
    raise Http404


urlpatterns = [
    path("late/", late),
    path("missing/", missing),
    path("", include("config.urls")),
]


@override_settings(
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[f"{recorder.__name__}.First", f"{recorder.__name__}.Second"],
)
class LifeTests(TestCase):
    def setUp(self) -> None:
        recorder.log.clear()

    def test_the_order_is_as_written(self) -> None:
        def started(**_kwargs: object) -> None:
            recorder.log.append("request_started")

        def finished(**_kwargs: object) -> None:
            recorder.log.append("request_finished")

        request_started.connect(started)
        self.addCleanup(request_started.disconnect, started)
        request_finished.connect(finished)
        self.addCleanup(request_finished.disconnect, finished)

        self.client.get("/late/")

        self.assertEqual(
            recorder.log,
            [
                "request_started",
                "First: before",
                "Second: before",
                "First: process_view",
                "Second: process_view",
                "view",
                "Second: process_template_response",
                "First: process_template_response",
                "rendered",
                "Second: after",
                "First: after",
                "request_finished",
            ],
        )

    def test_an_exception_is_a_response_for_middleware(self) -> None:
        response = self.client.get("/missing/")
        self.assertEqual(response.status_code, 404)
        self.assertEqual(recorder.log[-2:], ["Second: after", "First: after"])
