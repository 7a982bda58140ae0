from celery import shared_task


@shared_task
def first():
    return 1
