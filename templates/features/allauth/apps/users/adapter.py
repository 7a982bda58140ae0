from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.mail import EmailMultiAlternatives

from apps.core.mail import compose


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Mail about accounts looks like all other mail."""

    def render_mail(
        self,
        template_prefix: str,
        email: str,
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMultiAlternatives:
        message = compose(template_prefix, [email], context)
        message.subject = self.format_email_subject(message.subject)
        message.extra_headers = headers or {}
        return message
