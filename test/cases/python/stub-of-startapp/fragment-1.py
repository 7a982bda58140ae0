from django.db.models import F


class Invoice(models.Model):
    total = models.IntegerField()
