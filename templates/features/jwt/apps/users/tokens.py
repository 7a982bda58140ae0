from django.core.exceptions import ObjectDoesNotExist
from rest_framework.response import Response
from rest_framework.throttling import ScopedRateThrottle
from rest_framework_simplejwt.exceptions import InvalidToken
from rest_framework_simplejwt.views import TokenObtainPairView, TokenRefreshView


class LoginView(TokenObtainPairView):
    """Exchange credentials for a pair of tokens, slowly enough to be no oracle."""

    throttle_classes = [ScopedRateThrottle]
    throttle_scope = "login"


class RefreshView(TokenRefreshView):
    """Exchange a refresh token for a new pair, once."""

    def handle_exception(self, exc: Exception) -> Response:
        # The user of the token is gone.
        if isinstance(exc, ObjectDoesNotExist):
            exc = InvalidToken()
        return super().handle_exception(exc)
