INSTALLED_APPS = (
    'django.contrib.auth',
    'shop',
    'blog',
)
MIDDLEWARE = (
    'blog.middleware.B',
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'blog.middleware.A',
)
CONTEXT = ('django.contrib.auth.context_processors.auth', 'blog.context.menu')
TEMPLATES = [
    {
        'BACKEND': 'django.template.backends.jinja2.Jinja2',
        'OPTIONS': {'context_processors': ['other']},
    },
    {
        'BACKEND': 'django.template.backends.django.DjangoTemplates',
        'OPTIONS': {'context_processors': CONTEXT},
    },
]
