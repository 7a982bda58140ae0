import environ

env = environ.Env()
environ.Env.read_env()

# Insecure: this default is in the repository, for development alone.
SECRET_KEY = env('SECRET_KEY', default='k4q8z$w1n^7t(x&0k2m)v!c5b*e3r6y9u=i-o+p')
DEBUG = env.bool('DEBUG', default=False)
INSTALLED_APPS = ['shop']
ROOT_URLCONF = 'shop.urls'
# The default was committed: rotate it, and take it out.
EMAIL_HOST_PASSWORD = env('EMAIL_HOST_PASSWORD', default='q7RtY2wZ9pLx')
