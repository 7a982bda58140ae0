class InvoiceAdmin:
    list_display = ["customer"]
    search_fields = ["customer__name"]
    list_filter = ["total"]
