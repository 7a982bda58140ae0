DATABASES["default"]["CONN_MAX_AGE"] = 60
