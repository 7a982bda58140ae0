from apps.billing.viewsets import InvoiceViewSet

router.register("invoices", InvoiceViewSet)
