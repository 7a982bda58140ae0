STATIC_URL = "static/"
DATABASES = {"default": {}}
LOGGING = {"version": 1}
DEBUG = True
