from http import HTTPStatus

from apps.core.proxies import address_of
from django.conf import settings
from django.test import Client, RequestFactory, TestCase, override_settings
from django.urls import reverse

from . import middleware
from .wrong_middleware import address_of as wrong_address_of

NETWORK = f"{middleware.__name__}.AdminNetworkMiddleware"


@override_settings(
    MIDDLEWARE=[*settings.MIDDLEWARE, NETWORK], ADMIN_NETWORKS=["10.0.0.0/8"]
)
class AdminNetworkTests(TestCase):
    def visit(self, address: str, forwarded: str = "", page: str = "") -> int:
        headers = {"X-Forwarded-For": forwarded} if forwarded else {}
        page = page or reverse("admin:index")
        response = Client().get(page, headers=headers, REMOTE_ADDR=address)
        return response.status_code

    def test_known_networks_get_in(self) -> None:
        self.assertEqual(self.visit("10.0.0.7"), HTTPStatus.FOUND)
        self.assertEqual(self.visit("::ffff:10.0.0.7"), HTTPStatus.FOUND)

    def test_others_find_no_page(self) -> None:
        for address in ("192.0.2.1", "2001:db8::1", ""):
            with self.subTest(address):
                self.assertEqual(self.visit(address), HTTPStatus.NOT_FOUND)
        self.assertEqual(self.visit("192.0.2.1", page="/"), HTTPStatus.OK)

    def test_a_forged_header_does_not_help(self) -> None:
        self.assertEqual(self.visit("192.0.2.1", "10.0.0.7"), HTTPStatus.NOT_FOUND)
        with override_settings(NUM_PROXIES=1):
            forged = "10.0.0.7, 192.0.2.1"
            self.assertEqual(self.visit("172.17.0.1", forged), HTTPStatus.NOT_FOUND)

    def test_a_network_with_host_bits_stops_the_start(self) -> None:
        wrong = override_settings(ADMIN_NETWORKS=["10.0.0.1/8"])
        with wrong, self.assertRaises(ValueError):
            self.visit("10.0.0.7")

    def test_without_networks_it_is_not_there(self) -> None:
        with override_settings(ADMIN_NETWORKS=[]):
            self.assertEqual(self.visit("192.0.2.1"), HTTPStatus.FOUND)

    def test_wrong_address_is_what_the_client_says(self) -> None:
        request = RequestFactory().get(
            "/", headers={"X-Forwarded-For": "10.0.0.7"}, REMOTE_ADDR="192.0.2.1"
        )
        self.assertEqual(wrong_address_of(request), "10.0.0.7")
        self.assertEqual(address_of(request), "192.0.2.1")
