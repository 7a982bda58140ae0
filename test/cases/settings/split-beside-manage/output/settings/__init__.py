"""What all environments share, for whoever names the package itself."""

from .base import *  # noqa: F401, F403
