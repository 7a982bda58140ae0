from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("apps.pages.urls")),
    path("", include("apps.web.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("config.api")),
    # Probes of the orchestrator.
    path("health/", include("apps.core.health_urls")),
]
