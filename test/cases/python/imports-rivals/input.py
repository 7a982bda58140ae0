from django.conf.urls import url as path
from shop.fields import models

env = {}
