MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Behind the security middleware, as WhiteNoise asks.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "shop.middleware.Custom",
]
