from django.urls import include, path, re_path

prefix = "en/"
api_patterns = [
    path(f"{prefix}api/", include("api.urls")),
]
page_patterns = [
    path(f"{prefix}shop/", include("shop.urls")),
    path(f"{prefix}blog/", include("blog.urls")),
    re_path(r"^.*$", include("spa.urls")),
]
urlpatterns = api_patterns + page_patterns
