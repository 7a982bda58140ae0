import celery

app = celery.Celery("site1")
app.conf.beat_schedule = {
    "clean": {"task": "shop.tasks.clean", "schedule": 60},
}
