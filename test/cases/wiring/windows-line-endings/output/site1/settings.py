INSTALLED_APPS = [
    'shop',
    'blog',
    'django.contrib.auth'
]
ROOT_URLCONF = 'site1.urls'
MIDDLEWARE = [
    'blog.middleware.A',
]

BLOG_PAGE = 5
