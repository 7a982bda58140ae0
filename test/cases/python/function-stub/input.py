def ready(self) -> None: ...


def doc(self):
    """Only a docstring."""


def passing(self):
    # nothing yet
    pass
