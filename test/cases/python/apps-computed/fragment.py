INSTALLED_APPS += ["rest_framework"]
ALLOWED_HOSTS = ["localhost"]
DEBUG = False
TIME_ZONE = "UTC"
