INSTALLED_APPS += ["rest_framework"]

GREETING = "it's"
LOGGING = {"version": 1, "f": f"{NAME}"}
