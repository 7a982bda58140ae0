def show_toolbar(request):
    return True


CACHES = {"a": show_toolbar}
_prefix = "shop"
REST_FRAMEWORK = {"PREFIX": _prefix}
