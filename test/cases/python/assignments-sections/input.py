# ruff: noqa: F405
from .base import *

# ---------------------------------------------------------------
# Language
# ---------------------------------------------------------------

LANGUAGE_CODE = "en"


# Static files (CSS, JavaScript, images)

STATIC_URL = "static/"
# STATIC_ROOT = "/var/www/static"

# The end.
