INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.postgres", "apps.core"]
