from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import TestCase, override_settings
from django.urls import include, path


@login_not_required
def public(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("public")


def private(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("private")


def cart(request: HttpRequest) -> HttpResponse:
    request.session.setdefault("cart", [])
    return HttpResponse()


def add(request: HttpRequest) -> HttpResponse:
    request.session["cart"].append(1)
    return HttpResponse()


urlpatterns = [
    path("public/", public),
    path("private/", private),
    path("cart/", cart),
    path("add/", add),
    path("", include("config.urls")),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
CLOSED = [*MIDDLEWARE, "django.contrib.auth.middleware.LoginRequiredMiddleware"]


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=MIDDLEWARE)
class BuiltInTests(TestCase):
    def test_headers(self) -> None:
        headers = self.client.get("/public/").headers
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(headers["X-Frame-Options"], "DENY")
        self.assertEqual(headers["Referrer-Policy"], "same-origin")
        self.assertEqual(headers["Cross-Origin-Opener-Policy"], "same-origin")

    def test_doors_are_closed_unless_a_view_says_otherwise(self) -> None:
        with override_settings(MIDDLEWARE=CLOSED):
            self.assertEqual(self.client.get("/public/").status_code, 200)
            self.assertEqual(self.client.get("/private/").status_code, 302)

    def test_forms_need_a_token(self) -> None:
        strict = self.client_class(enforce_csrf_checks=True)
        self.assertEqual(strict.post("/public/").status_code, 403)

    def test_a_session_does_not_see_into_lists(self) -> None:
        self.client.get("/cart/")
        self.client.get("/add/")
        self.assertEqual(self.client.session["cart"], [])
