from django.views.generic import (
    CreateView,  # makes
    ListView,
)
from django.urls import (path)
