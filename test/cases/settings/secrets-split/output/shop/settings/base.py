import os

# Insecure: this default is in the repository, for development alone.
SECRET_KEY = os.environ.get(
    "SECRET_KEY", "django-insecure-4q8z$w1n^7t(x&0k2m)v!c5b*e3r6y9u=i-o+p"
)
SECRET_KEY_FALLBACKS = [
    key for key in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if key
]
INSTALLED_APPS = ["shop"]
ROOT_URLCONF = "shop.urls"
DEBUG = os.getenv("DEBUG") == "1"
LEVEL = os.getenv("LEVEL", "info")
