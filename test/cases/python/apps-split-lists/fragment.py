INSTALLED_APPS += ["rest_framework", "django.contrib.humanize", "shop.core", "allauth"]
MIDDLEWARE += ["whitenoise.middleware.WhiteNoiseMiddleware"]
