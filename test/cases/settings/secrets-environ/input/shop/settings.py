import environ

env = environ.Env()
environ.Env.read_env()

SECRET_KEY = 'k4q8z$w1n^7t(x&0k2m)v!c5b*e3r6y9u=i-o+p'
DEBUG = env.bool('DEBUG', default=False)
INSTALLED_APPS = ['shop']
ROOT_URLCONF = 'shop.urls'
EMAIL_HOST_PASSWORD = 'q7RtY2wZ9pLx'
