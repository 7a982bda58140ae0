class ShopConfig:
    def ready(self):
        ...
        from . import signals  # noqa: F401
