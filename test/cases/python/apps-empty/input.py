INSTALLED_APPS = []
MIDDLEWARE = [
]
TEMPLATES = [
    # none so far
]
CACHES = {}
