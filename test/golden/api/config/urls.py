from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from apps.core import health

urlpatterns = [
    path(
        "api/docs/",
        SpectacularSwaggerSplitView.as_view(template_name="core/api_docs.html"),
        name="docs",
    ),
    path("api/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("api/v1/", include("config.api_v1")),
    path("health/live/", health.live, name="health-live"),
    path("health/ready/", health.ready, name="health-ready"),
    path(settings.ADMIN_URL, admin.site.urls),
]

handler404 = "apps.core.problems.not_found"
handler500 = "apps.core.problems.server_error"
