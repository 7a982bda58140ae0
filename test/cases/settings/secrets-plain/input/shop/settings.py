from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

# SECURITY WARNING: keep the secret key used in production secret!
SECRET_KEY = "django-insecure-4q8z$w1n^7t(x&0k2m)v!c5b*e3r6y9u=i-o+p"
DEBUG = True
INSTALLED_APPS = ["shop"]
ROOT_URLCONF = "shop.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "shop",
        "USER": "shop",
        "PASSWORD": "Tr0ub4dor&3x",
    }
}
STRIPE_PUBLISHABLE_KEY = "pk_live_51Habcdefghijklmnop"
STRIPE_SECRET_KEY = "sk_live_""51Habcdefghijklmnopqrst"
BROKER_URL = "amqp://shop:9fKq2LmZ@queue:5672//"
