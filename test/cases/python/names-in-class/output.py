from configurations import Configuration


class Base(Configuration):
    INSTALLED_APPS = [
        "django.contrib.auth",
    ]
    TIME_ZONE = "UTC"
