from django.urls import include

urlpatterns = [path("b/", include("b"))]
