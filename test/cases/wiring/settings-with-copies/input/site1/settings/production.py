DEBUG = False
INSTALLED_APPS = ["django.contrib.auth"]
MIDDLEWARE = []
