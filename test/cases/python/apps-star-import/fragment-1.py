INSTALLED_APPS += ["debug_toolbar"]  # noqa: F405
