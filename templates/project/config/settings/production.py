"""Everything comes from the environment, as .env.example lists and explains it."""

from .base import *
