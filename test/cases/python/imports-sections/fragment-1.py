import sys
from datetime import timedelta

from celery.schedules import crontab
from django.conf import settings

from apps.users.models import User
from config.celery import app

from .signals import ready
