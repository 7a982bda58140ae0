DEBUG = True


def show_toolbar(request):
    return True


CACHES = {"a": show_toolbar}

LOGGING = {"version": 1}

_prefix = "shop"

REST_FRAMEWORK = {"PREFIX": _prefix}
