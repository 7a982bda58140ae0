from celery.schedules import crontab

INSTALLED_APPS = ["shop"]
ASGI_APPLICATION = "site1.asgi.application"
CELERY_BEAT_SCHEDULE = {
    "clean": {"task": "shop.tasks.clean", "schedule": 60},
    "report": {"task": "shop.tasks.report", "schedule": crontab(minute="0")},
}

CELERY_TASK_ROUTES = {
    "shop.tasks.*": {"queue": "slow"},
}
