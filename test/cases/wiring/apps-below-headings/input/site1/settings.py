INSTALLED_APPS = [
    "django.contrib.auth",
    # Third-party
    "crispy_forms",
    # Local
    "shop",
]
