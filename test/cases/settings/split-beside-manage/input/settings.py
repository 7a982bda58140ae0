from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent
DEBUG = True
INSTALLED_APPS = ["django.contrib.auth"]
ROOT_URLCONF = "urls"
TEMPLATES = [{"DIRS": [BASE_DIR / "templates"]}]
