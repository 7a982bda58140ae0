from http import HTTPStatus
from unittest import mock

from django.core.cache import cache
from django.urls import reverse
from rest_framework.exceptions import PermissionDenied
from rest_framework.test import APITestCase
from rest_framework.throttling import UserRateThrottle

from apps.core.problems import CONTENT_TYPE, problem_response
from apps.users.tests.factories import UserFactory
from apps.users.viewsets import UserViewSet


class ProblemTests(APITestCase):
    def test_a_request_without_credentials_is_refused(self) -> None:
        response = self.client.get(reverse("v1:user-list"))
        self.assertIn(
            response.status_code, {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
        )
        self.assertEqual(response["Content-Type"], CONTENT_TYPE)
        self.assertEqual(response.json()["status"], response.status_code)

    def test_invalid_input_is_named_field_by_field(self) -> None:
        self.client.force_authenticate(UserFactory.create())
        response = self.client.patch(
            reverse("v1:user-me"), {"first_name": "x" * 151, "last_name": None}
        )
        self.assertEqual(response.status_code, HTTPStatus.BAD_REQUEST)
        self.assertEqual(set(response.json()["errors"]), {"first_name", "last_name"})

    def test_too_many_requests_are_told_when_to_come_back(self) -> None:
        self.addCleanup(cache.clear)
        self.client.force_authenticate(UserFactory.create())
        with mock.patch.object(UserRateThrottle, "THROTTLE_RATES", {"user": "1/day"}):
            self.client.get(reverse("v1:user-me"))
            response = self.client.get(reverse("v1:user-me"))
        self.assertEqual(response.status_code, HTTPStatus.TOO_MANY_REQUESTS)
        self.assertEqual(response["Content-Type"], CONTENT_TYPE)
        self.assertGreater(int(response["Retry-After"]), 0)

    def test_several_reasons_are_kept_apart(self) -> None:
        response = problem_response(PermissionDenied(["late", "closed"]), {})
        assert response is not None
        self.assertEqual(response.data["errors"], ["late", "closed"])

    def test_an_address_that_there_is_not_is_a_problem_of_the_api_alone(self) -> None:
        response = self.client.get("/api/nothing/")
        self.assertEqual(response.json(), {"title": "Not Found", "status": 404})
        self.assertEqual(response["Content-Type"], CONTENT_TYPE)
        response = self.client.get("/nothing/")
        self.assertEqual(response.status_code, HTTPStatus.NOT_FOUND)
        self.assertNotEqual(response["Content-Type"], CONTENT_TYPE)

    def test_what_fails_says_nothing_of_its_reason(self) -> None:
        self.client.raise_request_exception = False
        self.client.force_authenticate(UserFactory.create())
        with (
            mock.patch.object(UserViewSet, "get_queryset", side_effect=RuntimeError),
            self.assertLogs("django.request", "ERROR"),
        ):
            response = self.client.get(reverse("v1:user-list"))
        self.assertEqual(
            response.json(), {"title": "Internal Server Error", "status": 500}
        )
