from django.urls import include, path
from rest_framework.routers import SimpleRouter

from .views import CartViewSet
from .viewsets import ItemViewSet

router = SimpleRouter()
router.register('carts', CartViewSet)
router.register('items', ItemViewSet, base_name='item')

urlpatterns = router.urls
