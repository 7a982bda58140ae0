from .settings import INSTALLED_APPS

INSTALLED_APPS += ['debug_toolbar']
