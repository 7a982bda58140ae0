STATIC_ROOT = BASE_DIR / "staticfiles"
LOGGING = {"version": 1}
