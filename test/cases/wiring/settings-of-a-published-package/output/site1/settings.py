from forum.settings import *

INSTALLED_APPS = [
    *INSTALLED_APPS,
    'site1',
    'corsheaders',
]

MIDDLEWARE = ['site1.middleware.First', 'site1.middleware.Second'] + FORUM_MIDDLEWARE
MIDDLEWARE.insert(
    MIDDLEWARE.index('django.middleware.security.SecurityMiddleware') + 1,
    'site1.security.Headers',
)
MIDDLEWARE.insert(
    MIDDLEWARE.index('django.contrib.sessions.middleware.SessionMiddleware'),
    'corsheaders.middleware.CorsMiddleware',
)
MIDDLEWARE.append('site1.middleware.Last')
MIDDLEWARE.insert(0, 'site1.middleware.Start')

ROOT_URLCONF = 'site1.urls'
