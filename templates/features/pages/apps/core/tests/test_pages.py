from http import HTTPStatus

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, TestCase, override_settings
from django.urls import path, reverse
from django.views.generic import ListView

from apps.users.models import User
from apps.users.tests.factories import UserFactory
from config import urls

FAILURES: dict[str, Exception] = {
    "400": SuspiciousOperation("secret"),
    "403": PermissionDenied("secret"),
    "500": RuntimeError("secret"),
}


def fail(_request: HttpRequest, status: str) -> HttpResponse:
    raise FAILURES[status]


users = ListView.as_view(
    queryset=User.objects.order_by("pk"),
    paginate_by=1,
    template_name="partials/pagination.html",
)

urlpatterns = [
    *urls.urlpatterns,
    path("fail/<status>/", fail),
    path("users/", users),
]


class PageTests(TestCase):
    def test_the_home_page_leads_to_the_login(self) -> None:
        response = self.client.get(reverse("home"))
        self.assertContains(response, f'href="{reverse("account_login")}"')

    def test_nothing_is_inline_that_a_security_policy_would_block(self) -> None:
        for name in ("home", "account_login"):
            with self.subTest(page=name):
                page = self.client.get(reverse(name)).content.decode()
                self.assertNotRegex(page, r"<style|<script|\s(style|on\w+)=")

    def test_robots_stay_out_of_accounts(self) -> None:
        response = self.client.get("/robots.txt")
        self.assertEqual(response.headers["Content-Type"], "text/plain")
        self.assertContains(response, "Disallow: /accounts/")

    def test_there_is_an_icon_where_browsers_ask_for_one(self) -> None:
        response = self.client.get("/favicon.ico")
        self.assertRedirects(
            response, "/static/favicon.svg", fetch_redirect_response=False
        )


@override_settings(ROOT_URLCONF=__name__)
class ErrorPageTests(TestCase):
    def setUp(self) -> None:
        self.client.raise_request_exception = False

    def test_each_error_has_a_page_that_tells_nothing_of_its_cause(self) -> None:
        for status in FAILURES:
            with self.subTest(status):
                response = self.client.get(f"/fail/{status}/")
                self.assertTemplateUsed(response, f"{status}.html")
                self.assertNotContains(response, "secret", status_code=int(status))

    def test_a_page_that_is_not_there(self) -> None:
        response = self.client.get("/nowhere/")
        self.assertTemplateUsed(response, "404.html")
        self.assertEqual(response.status_code, HTTPStatus.NOT_FOUND)

    def test_a_form_without_its_token(self) -> None:
        client = Client(enforce_csrf_checks=True)
        response = client.post(reverse("account_login"))
        self.assertTemplateUsed(response, "403_csrf.html")
        self.assertEqual(response.status_code, HTTPStatus.FORBIDDEN)


@override_settings(ROOT_URLCONF=__name__)
class PaginationTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        UserFactory.create_batch(3)

    def page(self, number: int) -> str:
        response = self.client.get("/users/", {"q": "ada", "page": str(number)})
        return response.content.decode()

    def test_a_page_leads_to_its_neighbours_and_keeps_the_query(self) -> None:
        page = self.page(2)
        for number in (1, 3):
            self.assertIn(f'href="?q=ada&amp;page={number}"', page)

    def test_the_first_page_has_none_before_it(self) -> None:
        self.assertNotIn('rel="prev"', self.page(1))

    def test_the_last_page_has_none_behind_it(self) -> None:
        self.assertNotIn('rel="next"', self.page(3))
