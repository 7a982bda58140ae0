if DEBUG:
    INTERNAL_IPS = ["::1"]
    SHOW_TOOLBAR = True
