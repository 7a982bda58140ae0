REST_FRAMEWORK = {"EXCEPTION_HANDLER": "apps.core.errors.handler"}
