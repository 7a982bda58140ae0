def ready(self):
    ...
    one()


def doc(self):
    ...
    two()


def passing(self):
    ...
    three()
