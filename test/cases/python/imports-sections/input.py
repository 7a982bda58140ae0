"""Settings."""

from __future__ import annotations

import os
from pathlib import Path

import environ
from django.urls import path

from apps.core.models import Thing

from . import local

X = 1
