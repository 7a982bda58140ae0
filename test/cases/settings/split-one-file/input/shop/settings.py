import os

BASE_DIR = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

SECRET_KEY = os.environ.get("SECRET_KEY", "not-a-secret")
DEBUG = os.environ.get("DEBUG", "1") == "1"
ALLOWED_HOSTS = []
INSTALLED_APPS = ["django.contrib.auth", "shop"]

if DEBUG:
    INSTALLED_APPS += ["debug_toolbar"]  # Only here.
else:
    SECURE_SSL_REDIRECT = True

ROOT_URLCONF = 'shop.urls'
DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.sqlite3',
        'NAME': os.path.join(BASE_DIR, 'db.sqlite3'),
    }
}
