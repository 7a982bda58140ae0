import os.path
from os.path import abspath, dirname, join
from pathlib import Path

from . import words
from .words import LANGUAGES

BASE_DIR = Path(__file__).resolve().parents[1]
HERE = dirname(abspath(__file__))
UP = join(dirname(__file__), "..", "static")
SAME = Path(__file__).parent / "fixtures"
NAME = os.path.split(__file__)[0]
STEPS = [number * words.STEP for number in range(3)]
DEBUG = False
INSTALLED_APPS = ["shop"]
ROOT_URLCONF = "shop.urls"

try:
    from .local_settings import *  # noqa
except ImportError:
    pass

TEMPLATE_DEBUG = DEBUG
