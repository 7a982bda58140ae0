from django.urls import path

from . import views

urlpatterns = [
    path("new/", views.new, name="new"),
    path("<slug:slug>/", views.show, name="show"),
]
