import os

import django
from django.db import models
from rest_framework import serializers

from bookshop.catalogue.models import Book
from bookshop.orders.models import Order
