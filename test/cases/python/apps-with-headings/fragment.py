INSTALLED_APPS += ["rest_framework", "django.contrib.humanize", "apps.core"]
