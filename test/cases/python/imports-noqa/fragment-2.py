class ShopConfig:
    def ready(self):
        ...
        from . import tasks  # noqa: F401
