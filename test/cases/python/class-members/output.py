from django.db import models


class Invoice(models.Model):
    """An invoice."""

    number = models.CharField(max_length=20)
    # In the currency of the shop.
    total = models.DecimalField(max_digits=10, decimal_places=2)

    class Meta:
        ordering = ["number", "-total"]
        verbose_name = "invoice"

    def __str__(self):
        return self.number

    def is_paid(self):
        return self.total == 0


class Other:
    pass
