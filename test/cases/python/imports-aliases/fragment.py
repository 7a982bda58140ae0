import numpy as np
from django.utils.translation import gettext_lazy as _, ngettext
from os import getcwd
