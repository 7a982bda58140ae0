INSTALLED_APPS += ["corsheaders", "daphne", "storages", "rest_framework"]
