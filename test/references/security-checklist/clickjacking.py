from django.http import HttpResponse
from django.test import SimpleTestCase, override_settings
from django.urls import path
from django.views.decorators.clickjacking import xframe_options_exempt

from .views import preview, widget

urlpatterns = [
    path("widget/", widget),
    path("preview/", preview),
    path("page/", lambda _request: HttpResponse("page")),
    path("half/", xframe_options_exempt(lambda _request: HttpResponse("half"))),
]


@override_settings(ROOT_URLCONF=__name__)
class FrameTests(SimpleTestCase):
    def frames(self, address: str) -> tuple[str | None, str]:
        response = self.client.get(address)
        policy = response.headers["Content-Security-Policy"]
        self.assertIn("default-src 'self'", policy)
        directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
        return response.headers.get("X-Frame-Options"), directives["frame-ancestors"]

    def test_a_page_can_be_framed_by_nobody(self) -> None:
        self.assertEqual(self.frames("/page/"), ("DENY", "'none'"))

    def test_a_widget_by_its_partner(self) -> None:
        self.assertEqual(self.frames("/widget/"), (None, "https://partner.example"))

    def test_a_preview_by_this_site(self) -> None:
        self.assertEqual(self.frames("/preview/"), ("SAMEORIGIN", "'self'"))

    def test_one_header_alone_changes_nothing_for_new_browsers(self) -> None:
        self.assertEqual(self.frames("/half/"), (None, "'none'"))
