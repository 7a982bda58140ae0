from rest_framework.routers import DefaultRouter

from apps.users.viewsets import UserViewSet

app_name = "api"
router = DefaultRouter()
router.register("users", UserViewSet, basename="user")

urlpatterns = router.urls
