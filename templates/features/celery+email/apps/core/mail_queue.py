from collections.abc import Sequence
from functools import partial
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from .tasks import send_mail


class QueueBackend(BaseEmailBackend):
    """Leave mail to a worker, once the transaction at hand is committed."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            transaction.on_commit(partial(send_mail.delay, **parts_of(message)))
        return len(email_messages)


def parts_of(message: EmailMessage) -> dict[str, Any]:
    """Take a message apart, into what can be put on a queue."""
    alternatives = getattr(message, "alternatives", [])
    return {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        "to": message.to,
        "cc": message.cc,
        "bcc": message.bcc,
        "reply_to": message.reply_to,
        "headers": message.extra_headers,
        "attachments": [tuple(attachment) for attachment in message.attachments],
        "alternatives": [tuple(alternative) for alternative in alternatives],
    }
