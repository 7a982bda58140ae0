import environ

env = environ.Env()

INSTALLED_APPS = load_apps("apps.toml")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
DEBUG = env.bool("DEBUG", False)

TIME_ZONE = "UTC"
USE_TZ = True
