INSTALLED_APPS = ["django.contrib.auth"]
INSTALLED_APPS.append("corsheaders")
INSTALLED_APPS.insert(0, "daphne")
INSTALLED_APPS += ("storages",)
