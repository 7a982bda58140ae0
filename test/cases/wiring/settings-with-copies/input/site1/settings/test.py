from .dev import *

INSTALLED_APPS = INSTALLED_APPS + ["x"]
