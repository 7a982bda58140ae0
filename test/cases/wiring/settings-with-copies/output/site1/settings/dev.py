DEBUG = True
INSTALLED_APPS = ["django.contrib.auth", "blog"]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware", "blog.middleware.A"]
