from shop.plugins import discovered

INSTALLED_APPS = discovered() + [
    "django.contrib.auth",
    "rest_framework",
]
