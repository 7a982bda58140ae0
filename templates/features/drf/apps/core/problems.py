"""Errors of the API as problem details (RFC 9457)."""

from http.client import responses
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views import defaults
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

CONTENT_TYPE = "application/problem+json"


def problem(status: int) -> dict[str, Any]:
    return {"title": responses.get(status, "Error"), "status": status}


def problem_response(exc: Exception, context: dict[str, Any]) -> Response | None:
    """Answer an exception as Django REST framework does, in the shape of a problem."""
    response = exception_handler(exc, context)
    if response is None:
        return None
    details = response.data
    if isinstance(exc, ValidationError) or not isinstance(details, dict):
        details = {"errors": details}
    response.data = {**problem(response.status_code), **details}
    response.content_type = CONTENT_TYPE
    return response


# What no view of the API answered, such as an address that there is not.


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_of_api(request):
        return JsonResponse(problem(404), status=404, content_type=CONTENT_TYPE)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    if is_of_api(request):
        return JsonResponse(problem(500), status=500, content_type=CONTENT_TYPE)
    return defaults.server_error(request)


def is_of_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")
