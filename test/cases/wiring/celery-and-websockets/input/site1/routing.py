from django.urls import path

from shop.consumers import Cart

websocket_urlpatterns = [
    path("ws/cart/", Cart.as_asgi()),
]
