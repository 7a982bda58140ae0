from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path
from django.views.generic import TemplateView
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from apps.core import health
from apps.core.metrics import metrics
from apps.core.views import FaviconView

admin.site.site_header = "My App"
admin.site.site_title = "My App"

urlpatterns = [
    path("", TemplateView.as_view(template_name="home.html"), name="home"),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("accounts/", include("apps.users.urls")),
    path(
        "api/docs/",
        SpectacularSwaggerSplitView.as_view(template_name="core/api_docs.html"),
        name="docs",
    ),
    path("api/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("api/v1/", include("config.api_v1")),
    path("favicon.ico", FaviconView.as_view()),
    path("health/live/", health.live, name="health-live"),
    path("health/ready/", health.ready, name="health-ready"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("metrics/", metrics, name="metrics"),
    path(settings.ADMIN_URL, admin.site.urls),
    path(
        "robots.txt",
        TemplateView.as_view(template_name="robots.txt", content_type="text/plain"),
    ),
]

handler404 = "apps.core.problems.not_found"
handler500 = "apps.core.problems.server_error"

if "debug_toolbar" in settings.INSTALLED_APPS:
    urlpatterns += [path("__debug__/", include("debug_toolbar.urls"))]
