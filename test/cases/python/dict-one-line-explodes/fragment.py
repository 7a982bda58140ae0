DATABASES = {"default": {"OPTIONS": {"transaction_mode": "IMMEDIATE"}}}
