urlpatterns = [path("a/", a)]
