from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [path('api/', include('api.urls'))]

urlpatterns += i18n_patterns(
    path('shop/', include(('shop.urls', 'shop'), namespace='shop')),
    path('', include(wagtail_urls)),
)
