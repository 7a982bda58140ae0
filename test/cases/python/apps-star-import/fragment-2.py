INSTALLED_APPS += ["django_extensions"]  # noqa: F405
