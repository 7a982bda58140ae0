from unittest import mock

from django.core.cache import cache
from django.test import override_settings
from django.urls import path
from rest_framework.test import APIRequestFactory, APITestCase
from rest_framework.throttling import AnonRateThrottle, ScopedRateThrottle

from .throttles import AccountThrottle
from .views import ResetView
from .wrong_throttles import AddressThrottle

urlpatterns = [path("reset/", ResetView.as_view())]


@override_settings(ROOT_URLCONF=__name__)
class ThrottleTests(APITestCase):
    def setUp(self) -> None:
        cache.clear()
        self.addCleanup(cache.clear)

    def post(self, email: str, address: str = "10.0.0.9"):
        return self.client.post("/reset/", {"email": email}, REMOTE_ADDR=address)

    def test_an_account_is_counted_wherever_requests_come_from(self) -> None:
        for number in range(5):
            response = self.post("Ada@example.com", address=f"10.0.0.{number}")
            self.assertEqual(response.status_code, 202)
        response = self.post("ada@example.com ")
        self.assertEqual(response.status_code, 429)
        self.assertGreater(int(response["Retry-After"]), 3500)
        self.assertEqual(self.post("grace@example.com").status_code, 202)

    def test_an_address_is_counted_whatever_it_asks_for(self) -> None:
        rates = {"login": "2/minute"}
        with mock.patch.object(ScopedRateThrottle, "THROTTLE_RATES", rates):
            found = [self.post(f"{n}@example.com").status_code for n in range(3)]
        self.assertEqual(found, [202, 202, 429])

    def test_all_are_asked_also_after_one_has_refused(self) -> None:
        rates = {"login": "1/day"}
        with mock.patch.object(ScopedRateThrottle, "THROTTLE_RATES", rates):
            for _ in range(6):
                self.post("ada@example.com")
        # The account was counted all the while.
        response = self.post("ada@example.com", address="10.0.0.1")
        self.assertEqual(response.status_code, 429)

    def test_the_settings_do_not_reach_a_class_that_is_there(self) -> None:
        rates = {"DEFAULT_THROTTLE_RATES": {"anon": "1/day"}}
        with override_settings(REST_FRAMEWORK=rates):
            self.assertIsNone(AnonRateThrottle().rate)

    def test_a_forged_header_is_no_other_client(self) -> None:
        throttle = AccountThrottle()
        requests = [
            APIRequestFactory().get("/", headers={"X-Forwarded-For": f"1.1.1.{n}, 9"})
            for n in range(2)
        ]
        for proxies, idents in ((None, 2), (0, 1), (1, 1)):
            with (
                self.subTest(proxies),
                mock.patch(
                    "rest_framework.throttling.api_settings.NUM_PROXIES", proxies
                ),
            ):
                found = {throttle.get_ident(request) for request in requests}
                self.assertEqual(len(found), idents)

    def test_wrong_a_new_header_each_time_is_never_counted(self) -> None:
        for number in range(3):
            request = APIRequestFactory().get(
                "/", headers={"X-Forwarded-For": f"1.1.1.{number}"}
            )
            self.assertTrue(AddressThrottle().allow_request(request, None))
