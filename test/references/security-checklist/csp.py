import re

import django
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.test import SimpleTestCase, TestCase, override_settings
from django.urls import include, path

from .wrong_views import PAGE, cached


def chart(request: HttpRequest) -> HttpResponse:
    return render(request, "csp/chart.html", {"points": ["</script><b>", 2]})


def inline(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE.render(request=request))


urlpatterns = [
    path("chart/", chart),
    path("inline/", inline),
    path("cached/", cached),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class PolicyTests(SimpleTestCase):
    def get(self, address: str) -> tuple[str, str]:
        response = self.client.get(address)
        return response.content.decode(), response.headers["Content-Security-Policy"]

    def nonce(self, text: str) -> str:
        # In base64, which begins with any of its 64 characters.
        return "".join(re.findall(r"nonce[-=]\"?([^\s\"'>]+)", text)[:1])

    def test_each_response_has_a_nonce_of_its_own(self) -> None:
        nonces = set()
        for _ in range(2):
            body, policy = self.get("/inline/")
            self.assertEqual(self.nonce(body), self.nonce(policy))
            nonces.add(self.nonce(body))
        self.assertEqual(len(nonces - {""}), 2)

    def test_data_needs_no_inline_script(self) -> None:
        body, policy = self.get("/chart/")
        self.assertIn('<script id="points" type="application/json">', body)
        self.assertNotIn("</script><b>", body)
        self.assertNotIn("unsafe", policy)

    def test_wrong_caching_keeps_the_nonce_of_another_response(self) -> None:
        self.addCleanup(cache.clear)
        first, policy = self.get("/cached/")
        self.assertEqual(self.nonce(first), self.nonce(policy))
        second, policy = self.get("/cached/")
        self.assertEqual(second, first)
        self.assertNotIn(self.nonce(second), policy)


class LineTests(TestCase):
    def test_the_nonce_has_the_name_that_the_text_gives(self) -> None:
        name = "CSP_NONCE" if django.VERSION < (6, 0) else "csp_nonce"
        template = engines["django"].from_string("{{ " + name + " }}")
        with override_settings(ROOT_URLCONF=__name__):
            request = self.client.get("/chart/").wsgi_request
        if django.VERSION >= (6, 0):
            self.assertGreater(len(template.render(request=request)), 16)
        else:
            self.assertTrue(hasattr(request, "csp_nonce"))
