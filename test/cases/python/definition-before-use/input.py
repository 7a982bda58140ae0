DEBUG = True

LOGGING = {"version": 1}
