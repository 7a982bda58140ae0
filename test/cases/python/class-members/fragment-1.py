class Invoice:
    # In the currency of the shop.
    total = models.DecimalField(max_digits=10, decimal_places=2)

    def is_paid(self):
        return self.total == 0
