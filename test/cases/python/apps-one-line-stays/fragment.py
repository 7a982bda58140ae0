INSTALLED_APPS += ["corsheaders"]
