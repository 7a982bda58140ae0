"""What every site with a forum has."""

INSTALLED_APPS = [
    "forum",
    "django.contrib.auth",
]

FORUM_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "forum.middleware.LastOfAll",
]
