class InvoiceAdmin(admin.ModelAdmin):
    list_display = ["number", "total"]
    search_fields = ("number",)
