from collections.abc import Mapping, Sequence
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string


def compose(
    template: str, to: Sequence[str], context: Mapping[str, Any]
) -> EmailMultiAlternatives:
    """Compose mail from `<template>_subject.txt` and `<template>_message.txt`.

    Its HTML is the same text in the layout of `emails/base.html`, addresses as links.
    """
    lines = render_to_string(f"{template}_subject.txt", {**context}).split()
    subject = " ".join(lines)
    text = render_to_string(f"{template}_message.txt", {**context}).strip()
    html = render_to_string("emails/base.html", {"subject": subject, "text": text})
    message = EmailMultiAlternatives(subject, text, to=to)
    message.attach_alternative(html, "text/html")
    return message
