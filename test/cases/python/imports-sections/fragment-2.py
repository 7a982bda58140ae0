from django.urls import include
from pathlib import PurePath
import rest_framework
from .. import other
