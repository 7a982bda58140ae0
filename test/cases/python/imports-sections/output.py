"""Settings."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path, PurePath

import environ
import rest_framework
from celery.schedules import crontab
from django.conf import settings
from django.urls import include, path

from apps.core.models import Thing
from apps.users.models import User
from config.celery import app

from .. import other
from . import local
from .signals import ready

X = 1
