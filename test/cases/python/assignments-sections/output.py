# ruff: noqa: F405
from .base import *

DEBUG = False

# ---------------------------------------------------------------
# Language
# ---------------------------------------------------------------

LANGUAGE_CODE = "en"


# Static files (CSS, JavaScript, images)

STATIC_URL = "static/"
# STATIC_ROOT = "/var/www/static"
STATIC_ROOT = BASE_DIR / "staticfiles"

LOGGING = {"version": 1}

# The end.
