INSTALLED_APPS = [
    'django.contrib.auth',
    'rest_framework',
    'shop',
]

LOGGING = {'version': 1, 'f': f"{NAME}"}

NAME = 'it'

GREETING = "it's"
