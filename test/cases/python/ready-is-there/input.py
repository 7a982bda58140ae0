class UsersConfig(AppConfig):
    def ready(self) -> None:
        from . import checks, signals  # noqa: F401

        signals.connect()
