INSTALLED_APPS = ["shop"]
ASGI_APPLICATION = "site1.asgi.application"
CELERY_BEAT_SCHEDULE = {
    "clean": {"task": "shop.tasks.clean", "schedule": 60},
}
