import os

SECRET_KEY = os.environ.get("SECRET_KEY", "not-a-secret")
INSTALLED_APPS = ["shop"]
ROOT_URLCONF = "shop.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop", "PASSWORD": "postgres"}}
EMAIL_HOST_PASSWORD = ""
API_TOKEN = "changeme"
AUTH_TOKEN_CLASS = "shop.tokens.Token"
AUTH_PASSWORD_VALIDATORS = [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"}]
PASSWORD_RESET_TIMEOUT = 3600
RECAPTCHA_SITE_KEY = "6LcAbCdEfGhIjKlMnOpQrStUvWxYz0123456789"
AWS_ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE"
CELERY_BROKER_URL = "amqp://guest:guest@localhost//"
