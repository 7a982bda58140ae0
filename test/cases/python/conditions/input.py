from .base import *

if DEBUG:
    INTERNAL_IPS = ["127.0.0.1"]
else:
    SECURE = True
