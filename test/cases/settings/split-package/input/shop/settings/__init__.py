import os

from .base import *

if os.environ.get("ENV") == "live":
    from .live import *
