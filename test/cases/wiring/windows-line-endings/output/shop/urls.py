from django.urls import path

from . import views

app_name = "shop"

urlpatterns = [
    path("new/", views.new, name="new"),
    path("sale/", views.sale, name="sale"),
    path("<slug:slug>/", views.show, name="show"),
]
