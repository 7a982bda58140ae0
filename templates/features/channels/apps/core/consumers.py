import json
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer

from .notifications import group_of


class NotificationConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]
    """Pass on to someone's open pages what `notify` sends them."""

    async def websocket_connect(self, message: dict[str, Any]) -> None:
        user = self.scope["user"]
        if not user.is_authenticated:
            await self.close()
            return
        self.groups = [group_of(user)]
        await super().websocket_connect(message)

    async def notification(self, event: dict[str, Any]) -> None:
        await self.send(json.dumps(event["content"]))
