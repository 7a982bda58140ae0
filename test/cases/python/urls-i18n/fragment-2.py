urlpatterns += [path("health/", include("health.urls"))]
