INSTALLED_APPS = [
    *["django.contrib.auth"],
    "catalogue.shop.apps.ShopConfig",
    "django_cleanup.apps.CleanupConfig",
]
