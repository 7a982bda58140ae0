from .cart import Cart
from .order import Order

__all__ = ["Cart", "Order"]
