INSTALLED_APPS += ["rest_framework"]
DATABASES["default"]["CONN_MAX_AGE"] = 60
LOGGING["loggers"]["django"] = {}
