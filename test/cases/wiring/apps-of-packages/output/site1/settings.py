LOCAL_APPS = [
    "shop",
    "blog",
]

THIRD_PARTY_APPS = [
    "rest_framework",
    "corsheaders",
    "guardian",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    *THIRD_PARTY_APPS,
    *LOCAL_APPS,
]
