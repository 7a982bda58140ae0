import os


def helper():
    return os.environ


LIMIT = 3
