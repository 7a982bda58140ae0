INSTALLED_APPS = ["shop", "blog.apps.BlogConfig"]
