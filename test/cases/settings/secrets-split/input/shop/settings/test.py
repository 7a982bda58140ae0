from .base import *

SECRET_KEY = "8h3kq9zx7c5v1b2n4m6l0pqwertyuiop"
