from celery import shared_task


@shared_task
def first():
    return 1


@shared_task(bind=True)
def second(self):
    return 2
