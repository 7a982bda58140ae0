urlpatterns = [path("api/", include("api.urls"))]
