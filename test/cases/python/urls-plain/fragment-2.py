from django.urls import include, path

urlpatterns = [
    # Probes of the orchestrator.
    path("health/", include("apps.core.health_urls")),
    path("", include("apps.web.urls")),
    path("", include("apps.pages.urls")),
]
