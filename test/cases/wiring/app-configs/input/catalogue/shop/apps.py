from django.apps import AppConfig


class ShopConfig(AppConfig):
    name = "catalogue.shop"
