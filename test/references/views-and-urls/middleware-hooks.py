from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.test import TestCase, override_settings
from django.urls import include, path

from . import middleware


def closed(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


closed.is_closed = True  # type: ignore[attr-defined]


def late(request: HttpRequest) -> HttpResponse:
    template = engines["django"].from_string("{{ site }}")
    return TemplateResponse(request, template)


def failing(_request: HttpRequest) -> HttpResponse:
    raise OperationalError


def missing(_request: HttpRequest) -> HttpResponse:
    raise Http404


urlpatterns = [
    path("closed/", closed),
    path("late/", late),
    path("failing/", failing),
    path("missing/", missing),
    path("", include("config.urls")),
]


@override_settings(
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        f"{middleware.__name__}.HookMiddleware",
        f"{middleware.__name__}.OldMiddleware",
    ],
)
class HookTests(TestCase):
    def test_a_view_that_is_closed(self) -> None:
        response = self.client.get("/closed/")
        self.assertEqual(response.status_code, 401)
        self.assertEqual(response.headers["X-Old"], "seen")

    def test_an_exception_becomes_an_answer(self) -> None:
        with self.assertLogs(middleware.logger, "ERROR"):
            response = self.client.get("/failing/")
        self.assertEqual(response.status_code, 503)
        self.assertEqual(response.headers["Retry-After"], "30")
        self.assertEqual(self.client.get("/missing/").status_code, 404)

    def test_a_template_gets_more(self) -> None:
        self.assertContains(self.client.get("/late/"), "testserver")
