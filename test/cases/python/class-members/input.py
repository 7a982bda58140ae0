from django.db import models


class Invoice(models.Model):
    """An invoice."""

    number = models.CharField(max_length=20)

    class Meta:
        ordering = ["number"]

    def __str__(self):
        return self.number


class Other:
    pass
