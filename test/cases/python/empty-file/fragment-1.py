"""Routes."""

from django.urls import path

urlpatterns = [path("a/", a)]
