import numpy as np
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from os import getcwd, path as p, sep
