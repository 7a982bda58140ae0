from django.urls import path

from shop.consumers import Cart, Order

websocket_urlpatterns = [
    path("ws/cart/", Cart.as_asgi()),
    path("ws/order/", Order.as_asgi()),
]
