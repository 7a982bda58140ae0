INSTALLED_APPS = list(dict.fromkeys(["django.contrib.auth", "apps.users"]))
