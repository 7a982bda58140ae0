INSTALLED_APPS += ["rest_framework"]
MIDDLEWARE += ["whitenoise.middleware.WhiteNoiseMiddleware"]
