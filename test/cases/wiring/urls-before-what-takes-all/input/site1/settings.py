INSTALLED_APPS = ["shop"]
ROOT_URLCONF = "site1.urls"
