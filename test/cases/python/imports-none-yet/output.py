"""Settings."""

import os
from datetime import timedelta

import environ

DEBUG = True
