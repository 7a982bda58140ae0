INSTALLED_APPS = ["rest_framework", "shop"]
ROOT_URLCONF = "site1.urls"
