from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.contrib.auth.base_user import AbstractBaseUser


def group_of(user: AbstractBaseUser) -> str:
    return f"user.{user.pk}"


def notify(user: AbstractBaseUser, content: dict[str, Any]) -> None:
    """Send something to every page that a user has open."""
    event = {"type": "notification", "content": content}
    async_to_sync(get_channel_layer().group_send)(group_of(user), event)
