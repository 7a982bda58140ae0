REST_FRAMEWORK = {"DEFAULT_RENDERERS": ["rest_framework.renderers.JSONRenderer", "shop.Renderer"], "A": 1}
