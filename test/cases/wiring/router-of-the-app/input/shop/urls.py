from django.urls import include, path
from rest_framework.routers import SimpleRouter

from .views import CartViewSet

router = SimpleRouter()
router.register('carts', CartViewSet)

urlpatterns = router.urls
