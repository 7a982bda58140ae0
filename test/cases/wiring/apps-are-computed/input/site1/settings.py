from site1.found import find

INSTALLED_APPS = find()
MIDDLEWARE = find()
TEMPLATES = find()
ROOT_URLCONF = "site1.urls"
