REST_FRAMEWORK = {
    "A": 1,
    "DEFAULT_RENDERERS": ["rest_framework.renderers.JSONRenderer", "shop.Renderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
