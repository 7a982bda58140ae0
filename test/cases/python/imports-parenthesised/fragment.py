from django.views.generic import DetailView, UpdateView
from django.urls import include
