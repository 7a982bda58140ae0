from typing import Any

from django.templatetags.static import static
from django.views.generic import RedirectView


class FaviconView(RedirectView):
    """Browsers ask for /favicon.ico wherever a page names no icon, as in the admin."""

    def get_redirect_url(self, *_args: Any, **_kwargs: Any) -> str:
        return static("favicon.svg")
