"""Version 1 of the API. What would break its clients goes into a version 2."""

from rest_framework.routers import SimpleRouter

from apps.users.viewsets import UserViewSet

app_name = "v1"

router = SimpleRouter()
router.register("users", UserViewSet)

urlpatterns = [
    *router.urls,
]
