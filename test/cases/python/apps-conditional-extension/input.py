INSTALLED_APPS = [
    "django.contrib.auth",
]

if DEBUG:
    INSTALLED_APPS += ["debug_toolbar"]
    INTERNAL_IPS = ["127.0.0.1"]
