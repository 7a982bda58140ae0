INSTALLED_APPS = ["django.contrib.auth", "apps.users"]
DEBUG = True
