INSTALLED_APPS += ["rest_framework"]
TIME_ZONE = "UTC"
DATABASES = {"default": {"CONN_MAX_AGE": 60}}
