class BillingConfig(AppConfig):
    def ready(self):
        ...
        from apps.billing import signals

        signals.connect()
