INSTALLED_APPS = [
    *["django.contrib.auth"],
    "catalogue.shop.apps.ShopConfig",
    "catalogue.blog.apps.BlogConfig",
    "django_cleanup.apps.CleanupConfig",
]
