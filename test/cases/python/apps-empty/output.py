INSTALLED_APPS = ["rest_framework"]
MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
]
TEMPLATES = [
    {"BACKEND": "x"},
    # none so far
]
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
