from django.urls import include, path
from rest_framework import routers

from shop import views

router = routers.DefaultRouter()
router.register(r'carts', views.CartViewSet)
router.register(
    r'orders',
    views.OrderViewSet,
)

urlpatterns = [
    path('api/', include(router.urls)),
]
