from django.urls import include, path
from rest_framework import routers

from shop import views
from shop.viewsets import ItemViewSet

router = routers.DefaultRouter()
router.register(r'carts', views.CartViewSet)
router.register(
    r'orders',
    views.OrderViewSet,
)
router.register('items', ItemViewSet, basename='item')

urlpatterns = [
    path('api/', include(router.urls)),
]
