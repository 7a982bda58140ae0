INSTALLED_APPS = ["shop"]
ROOT_URLCONF = "shop.urls"
from .local_settings import *
