from django.conf.urls import url as path
from django.urls import include
from shop.fields import models

env = {}
