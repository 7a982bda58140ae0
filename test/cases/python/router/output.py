from rest_framework.routers import DefaultRouter

from apps.billing.viewsets import InvoiceViewSet
from apps.shop.viewsets import OrderViewSet
from apps.users.viewsets import UserViewSet

app_name = "api"
router = DefaultRouter()
router.register("invoices", InvoiceViewSet)
router.register("orders", OrderViewSet)
router.register("users", UserViewSet, basename="user")

urlpatterns = router.urls
