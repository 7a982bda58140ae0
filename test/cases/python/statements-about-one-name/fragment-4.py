CACHES["default"]["TIMEOUT"] = 3
CACHES["default"]["KEY_PREFIX"] = "x"
