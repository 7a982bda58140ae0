if not DEBUG:
    MORE = 1
