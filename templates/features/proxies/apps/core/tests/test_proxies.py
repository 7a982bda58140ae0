from django.test import RequestFactory, SimpleTestCase, override_settings

from apps.core.proxies import address_of


@override_settings(NUM_PROXIES=0)
class AddressTests(SimpleTestCase):
    def address(self, forwarded: str | None = None) -> str:
        request = RequestFactory().get("/")
        if forwarded:
            request.META["HTTP_X_FORWARDED_FOR"] = forwarded
        return address_of(request)

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
