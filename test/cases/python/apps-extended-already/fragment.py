INSTALLED_APPS.append("django_extensions")
