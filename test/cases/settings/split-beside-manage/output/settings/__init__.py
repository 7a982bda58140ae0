"""What all environments share, for whoever names the package itself."""

from .base import *
