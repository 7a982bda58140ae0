from celery import current_app
