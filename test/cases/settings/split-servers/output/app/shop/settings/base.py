from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent
INSTALLED_APPS = ["shop"]
ROOT_URLCONF = "shop.urls"
