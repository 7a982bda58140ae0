from django.db import models
from django.urls import include, path
from shop import env
