import os
import sys

DEBUG = False

# -----------------------------
# General
# -----------------------------

ALLOWED_HOSTS = ["*"]
