from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "catalogue.blog"
