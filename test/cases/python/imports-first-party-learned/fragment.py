from bookshop.orders.models import Order
from django.db import models
