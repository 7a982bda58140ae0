"""The addresses that speak WebSocket, to known origins and sessions."""

from django.urls import path

from apps.core.consumers import NotificationConsumer

urlpatterns = [
    path("ws/notifications/", NotificationConsumer.as_asgi()),
]
