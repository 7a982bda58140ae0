from django.urls import path

from . import views
from .views import edit, sale

app_name = "shop"

urlpatterns = [
    path("new/", views.new, name="new"),
    path("sale/", sale, name="sale"),
    path("<slug:slug>/", views.show, name="show"),
    path("<slug:slug>/edit/", edit, name="edit"),
]
