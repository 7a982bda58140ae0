from asgiref.sync import sync_to_async
from axes.backends import AxesStandaloneBackend
from django.http import HttpRequest


class LockoutBackend(AxesStandaloneBackend):  # type: ignore[misc]
    """Refuse whoever is locked out, in asynchronous code as well."""

    async def aauthenticate(
        self, request: HttpRequest | None, **credentials: str
    ) -> None:
        await sync_to_async(self.authenticate)(request, **credentials)
