"""Settings of development, on top of those that all share."""

from .base import *
