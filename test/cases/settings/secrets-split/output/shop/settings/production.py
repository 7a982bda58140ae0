import os

from .base import *

DEBUG = False

# The default of base.py is for development alone.
SECRET_KEY = os.environ["SECRET_KEY"]
