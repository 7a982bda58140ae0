from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "apps.billing"

    def ready(self):
        from apps.billing import signals

        print("ready")
        signals.connect()


def application(environ):
    app = get()
    app = wrapped(app)
    return app
