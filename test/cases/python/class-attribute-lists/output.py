class InvoiceAdmin(admin.ModelAdmin):
    list_display = ["number", "total", "customer"]
    search_fields = ("number", "customer__name")
    list_filter = ["total"]
