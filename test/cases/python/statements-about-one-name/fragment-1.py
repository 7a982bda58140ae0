INSTALLED_APPS.insert(0, "daphne")
