urlpatterns = [
    path("a/", a),
    path(
        "documentation/", SpectacularSwaggerView.as_view(url_name="schema"), name="docs"
    ),
]
