from celery import Celery

app = Celery("site1")
app.config_from_object("django.conf:settings", namespace="CELERY")
