@shared_task(bind=True)
def second(self):
    return 2


@shared_task
def first():
    return 1
