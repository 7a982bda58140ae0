from django.conf import settings
from django.db import models
from django.db.models import F

# Create your models here.


class Invoice(models.Model):
    total = models.IntegerField()
