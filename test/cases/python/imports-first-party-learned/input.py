import os

import django
from rest_framework import serializers

from bookshop.catalogue.models import Book
