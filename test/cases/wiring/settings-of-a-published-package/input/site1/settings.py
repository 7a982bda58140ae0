from forum.settings import *

INSTALLED_APPS = [
    *INSTALLED_APPS,
    'site1',
]

MIDDLEWARE = ['site1.middleware.First'] + FORUM_MIDDLEWARE

ROOT_URLCONF = 'site1.urls'
