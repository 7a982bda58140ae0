"""Routes."""

from django.urls import include, path

urlpatterns = [path("a/", a), path("b/", include("b"))]
