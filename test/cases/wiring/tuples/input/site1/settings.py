INSTALLED_APPS = (
    'django.contrib.auth',
    'shop',
)
MIDDLEWARE = ('django.middleware.security.SecurityMiddleware', 'django.contrib.auth.middleware.AuthenticationMiddleware')
CONTEXT = ('django.contrib.auth.context_processors.auth',)
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
