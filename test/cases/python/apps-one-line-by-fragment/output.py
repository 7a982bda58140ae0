INSTALLED_APPS = [
    "django.contrib.auth",
    "corsheaders",
    "rest_framework",
]
