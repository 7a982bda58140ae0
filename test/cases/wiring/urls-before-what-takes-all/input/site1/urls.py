from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path

from site1 import views

urlpatterns = [
    path("", views.home),
    path("shop/", include("shop.urls")),
    path("<slug:user>/", views.profile),
    path("<slug:user>/<slug:item>/", views.item),
] + static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)

handler500 = "site1.views.broken"
