from django.apps import AppConfig


class ShopConfig(AppConfig):
    name = "catalogue.shop"

    def ready(self):
        from . import signals  # noqa: F401
