"""Settings of production, on top of those that all share."""

from .base import *
