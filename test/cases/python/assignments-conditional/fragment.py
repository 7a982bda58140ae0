CACHES = {"other": {}}
