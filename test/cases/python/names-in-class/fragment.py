INSTALLED_APPS += ["rest_framework"]
TIME_ZONE = "Europe/Paris"
