# -*- coding: utf-8 -*-
# Django settings for the shop.
import os
PROJECT_ROOT = os.path.dirname(os.path.abspath(__file__))
DEBUG=True
TEMPLATE_DEBUG=DEBUG
ADMINS = (
    # ('Your Name', 'your_email@example.com'),
)
MANAGERS = ADMINS
DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.sqlite3',
        'NAME': os.path.join(PROJECT_ROOT, 'db'),
        'CONN_MAX_AGE': 60,
    },
}
MIDDLEWARE_CLASSES = (
    'django.middleware.common.CommonMiddleware',
    # 'django.middleware.csrf.CsrfViewMiddleware',
)
INSTALLED_APPS = (
    'django.contrib.auth', 'django.contrib.contenttypes',
    'django.contrib.sessions', 'rest_framework',
    # Uncomment the next line to enable the admin:
    # 'django.contrib.admin',
)

TIME_ZONE = 'UTC'

try:
    from local_settings import *
except ImportError:
    pass
