DEBUG = True
NAME = "shop"
SIZES = {"small": 1, "big": 2}
LEVELS = [
    "a",
]
