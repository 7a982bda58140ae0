INSTALLED_APPS = [
    "django.contrib.auth",
    "rest_framework",
]

if DEBUG:
    INSTALLED_APPS += ["debug_toolbar"]
    INTERNAL_IPS = ["127.0.0.1"]
