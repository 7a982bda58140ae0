DJANGO_APPS = ["django.contrib.auth"]
LOCAL_APPS = [
    # Keep sorted.
    "accounts",
    "orders",
    "shop",
    # "wishes",
]
INSTALLED_APPS = DJANGO_APPS + LOCAL_APPS

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Who it is
    "django.contrib.auth.middleware.AuthenticationMiddleware",

    # Ours
    "shop.middleware.Cart",  # needs the user
    "axes.middleware.AxesMiddleware",
]
