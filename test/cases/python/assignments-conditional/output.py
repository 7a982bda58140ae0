if DEBUG:
    CACHES = {}
else:
    CACHES = {"default": {}}
