import numpy as np
from django.utils.translation import gettext_lazy as _
from os import path as p, sep
