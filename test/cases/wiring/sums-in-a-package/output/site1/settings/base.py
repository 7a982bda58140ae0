from datetime import timedelta

DJANGO_APPS = ["django.contrib.auth"]
LOCAL_APPS = [
    # Keep sorted.
    "accounts",
    "blog",
    "orders",
    "shop",
    # "wishes",
]
INSTALLED_APPS = DJANGO_APPS + LOCAL_APPS

MIDDLEWARE = [
    "blog.middleware.B",
    "django.middleware.security.SecurityMiddleware",
    # Who it is
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "blog.middleware.A",
    "blog.middleware.D",

    # Ours
    "shop.middleware.Cart",  # needs the user
    "blog.middleware.C",
    "axes.middleware.AxesMiddleware",
]

BLOG_AGE = timedelta(days=1)
