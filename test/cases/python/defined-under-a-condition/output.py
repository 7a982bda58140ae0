import os

DEBUG = True

WSGI_APPLICATION = "shop.wsgi.application"

if os.environ.get("DATABASE_URL"):
    DATABASES = {"default": parse()}
else:
    DATABASES = {"default": {}}

DATABASES["default"]["CONN_MAX_AGE"] = 60

STATIC_URL = "static/"
