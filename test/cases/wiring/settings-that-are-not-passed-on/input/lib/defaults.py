__all__ = ["INSTALLED_APPS"]

INSTALLED_APPS = ["lib"]
