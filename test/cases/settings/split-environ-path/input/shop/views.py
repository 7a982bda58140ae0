from shop.settings import _LIMIT
