from django.views.generic import (
    CreateView,  # makes
    DetailView,
    ListView,
    UpdateView,
)
from django.urls import (include, path)
