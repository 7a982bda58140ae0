DATABASES["default"]["CONN_MAX_AGE"] = 60
LOGGING["root"] = {}
