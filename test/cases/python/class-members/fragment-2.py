class Invoice:
    class Meta:
        verbose_name = "invoice"
        ordering = ["-total"]
