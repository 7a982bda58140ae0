import celery

app = celery.Celery("site1")
app.conf.beat_schedule = {
    "clean": {"task": "shop.tasks.clean", "schedule": 60},
    "report": {"task": "shop.tasks.report", "schedule": 5},
}
