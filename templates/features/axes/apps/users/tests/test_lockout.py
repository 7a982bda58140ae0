from http import HTTPStatus

from django.contrib.auth import authenticate, login
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, SimpleTestCase, TestCase, override_settings
from django.urls import path

from apps.users.lockout import address_of, name_of
from apps.users.models import User

from .factories import UserFactory

PASSWORD = "correct horse battery staple"


def log_in(request: HttpRequest) -> HttpResponse:
    user = authenticate(request, **request.POST.dict())
    if user is None:
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    login(request, user)
    return HttpResponse()


urlpatterns = [path("login/", log_in)]


@override_settings(AXES_ENABLED=True, ROOT_URLCONF=__name__)
class LockoutTests(TestCase):
    user: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()

    def log_in(self, password: str, address: str = "192.0.2.1") -> int:
        credentials = {"username": self.user.get_username(), "password": password}
        response = self.client.post("/login/", credentials, REMOTE_ADDR=address)
        return response.status_code

    def test_five_failures_lock_a_name_out_for_one_address(self) -> None:
        for _ in range(5):
            self.log_in("wrong")
        self.assertEqual(self.log_in(PASSWORD), HTTPStatus.TOO_MANY_REQUESTS)
        self.assertEqual(self.log_in(PASSWORD, "192.0.2.2"), HTTPStatus.OK)

    def test_a_success_forgets_the_failures(self) -> None:
        for _ in range(4):
            self.log_in("wrong")
        self.log_in(PASSWORD)
        self.client.logout()
        self.assertEqual(self.log_in("wrong"), HTTPStatus.UNAUTHORIZED)
        self.assertEqual(self.log_in(PASSWORD), HTTPStatus.OK)


class NameTests(SimpleTestCase):
    def test_a_name_is_found_in_credentials_and_forms(self) -> None:
        form = RequestFactory().post("/", {"login": "Ada@Example.com"})
        self.assertEqual(name_of(form), "ada@example.com")
        self.assertEqual(name_of(form, {"username": "Grace"}), "grace")

    def test_there_may_be_none(self) -> None:
        self.assertIsNone(name_of(RequestFactory().get("/")))


class AddressTests(SimpleTestCase):
    def address(self, forwarded: str | None = None) -> str:
        headers = {"X-Forwarded-For": forwarded} if forwarded else {}
        return address_of(RequestFactory().get("/", headers=headers))

    def test_without_a_proxy_headers_are_not_believed(self) -> None:
        self.assertEqual(self.address("192.0.2.1"), "127.0.0.1")

    @override_settings(NUM_PROXIES=1)
    def test_a_proxy_is_believed_in_what_it_added(self) -> None:
        self.assertEqual(self.address("192.0.2.1"), "192.0.2.1")
        self.assertEqual(self.address("10.0.0.1, 192.0.2.1"), "192.0.2.1")
        self.assertEqual(self.address(), "127.0.0.1")

    @override_settings(NUM_PROXIES=2)
    def test_so_are_two(self) -> None:
        forwarded = "10.0.0.1, 192.0.2.1, 198.51.100.1"
        self.assertEqual(self.address(forwarded), "192.0.2.1")
