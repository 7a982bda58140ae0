from .base import *

if DEBUG:
    INTERNAL_IPS = ["127.0.0.1", "::1"]
    SHOW_TOOLBAR = True
else:
    SECURE = True
    SECURE_HSTS_SECONDS = 60

if not DEBUG:
    MORE = 1
