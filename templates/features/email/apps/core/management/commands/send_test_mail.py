from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from apps.core.mail import compose


class Command(BaseCommand):
    help = "Sends a mail, to see that it arrives and how it looks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address")

    def handle(self, *_args: Any, address: str, **_options: Any) -> None:
        compose("emails/test", [address], {"address": address}).send()
