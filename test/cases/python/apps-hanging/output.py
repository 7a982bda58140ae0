INSTALLED_APPS = ['django.contrib.auth',
                  'django.contrib.sites',
                  'rest_framework',
                  'shop']
MIDDLEWARE = ['django.middleware.security.SecurityMiddleware',
              'whitenoise.middleware.WhiteNoiseMiddleware', 'shop.one.Middleware',
              'shop.two.Middleware']
