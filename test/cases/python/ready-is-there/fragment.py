class UsersConfig(AppConfig):
    def ready(self) -> None:
        from . import checks  # noqa: F401
