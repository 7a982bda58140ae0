from django.conf.urls import url, include

urlpatterns = [
    url(r'^shop/', include('shop.urls')),
]
