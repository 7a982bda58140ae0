"""Settings of tests, on top of those that all share."""

from .base import *  # noqa: F401, F403
