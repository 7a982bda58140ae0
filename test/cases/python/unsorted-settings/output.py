STATIC_URL = "static/"
DATABASES = {"default": {}}
DATABASES["default"]["CONN_MAX_AGE"] = 60

LOGGING = {"version": 1}
LOGGING["root"] = {}

DEBUG = True
