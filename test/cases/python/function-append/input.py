from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "apps.billing"

    def ready(self):
        print("ready")


def application(environ):
    app = get()
    return app
