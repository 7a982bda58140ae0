import os

DEBUG = True

WSGI_APPLICATION = "shop.wsgi.application"

if os.environ.get("DATABASE_URL"):
    DATABASES = {"default": parse()}
else:
    DATABASES = {"default": {}}

STATIC_URL = "static/"
