INSTALLED_APPS = ['django.contrib.auth',
                  'django.contrib.sites',
                  'shop']
MIDDLEWARE = ['django.middleware.security.SecurityMiddleware', 'shop.one.Middleware',
              'shop.two.Middleware']
