"""Settings of tests, on top of those that all share."""

from .base import *
