DEBUG = True
INSTALLED_APPS = ["django.contrib.auth"]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
