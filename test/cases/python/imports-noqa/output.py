from django.apps import AppConfig


class ShopConfig(AppConfig):
    def ready(self):
        from . import checks, signals, tasks  # noqa: F401
