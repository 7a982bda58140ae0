import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

# SECURITY WARNING: keep the secret key used in production secret!
# Insecure: this default is in the repository, for development alone.
SECRET_KEY = os.environ.get(
    "SECRET_KEY", "django-insecure-4q8z$w1n^7t(x&0k2m)v!c5b*e3r6y9u=i-o+p"
)
SECRET_KEY_FALLBACKS = [
    key for key in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if key
]
DEBUG = True
INSTALLED_APPS = ["shop"]
ROOT_URLCONF = "shop.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "shop",
        "USER": "shop",
        # The default was committed: rotate it, and take it out.
        "PASSWORD": os.environ.get("DB_PASSWORD", "Tr0ub4dor&3x"),
    }
}
STRIPE_PUBLISHABLE_KEY = "pk_live_51Habcdefghijklmnop"
# The default was committed: rotate it, and take it out.
STRIPE_SECRET_KEY = os.environ.get(
    "STRIPE_SECRET_KEY", "sk_live_""51Habcdefghijklmnopqrst"
)
# The default was committed: rotate it, and take it out.
BROKER_URL = os.environ.get("BROKER_URL", "amqp://shop:9fKq2LmZ@queue:5672//")
