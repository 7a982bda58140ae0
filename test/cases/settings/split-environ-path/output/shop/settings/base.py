import environ

ROOT_DIR = environ.Path(__file__) - 3
env = environ.Env(DEBUG=(bool, False))
environ.Env.read_env(ROOT_DIR(".env"))

DEBUG = env("DEBUG")
_LIMIT = 3
INSTALLED_APPS = ["shop"]
ROOT_URLCONF = "shop.urls"
MEDIA_ROOT = ROOT_DIR("media")
