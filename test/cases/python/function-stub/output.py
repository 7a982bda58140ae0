def ready(self) -> None:
    one()


def doc(self):
    """Only a docstring."""
    two()


def passing(self):
    # nothing yet
    three()
