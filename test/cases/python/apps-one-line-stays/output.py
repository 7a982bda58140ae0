INSTALLED_APPS = ["django.contrib.auth", "corsheaders", "apps.users"]
DEBUG = True
