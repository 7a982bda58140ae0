from django.conf.urls import url

from . import views

urlpatterns = [
    url(r'^$', views.show),
    url(
        r"^a\.b/(?P<key>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(?P<name>[^/]+)/$",
        views.one,
        name='one',
    ),
]
