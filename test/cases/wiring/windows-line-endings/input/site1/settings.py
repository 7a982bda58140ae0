INSTALLED_APPS = [
    'shop',
    'django.contrib.auth'
]
ROOT_URLCONF = 'site1.urls'
MIDDLEWARE = [
]
