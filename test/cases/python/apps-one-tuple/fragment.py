AUTHENTICATION_BACKENDS += ["allauth.account.auth_backends.AuthenticationBackend"]
ROOTS = ["one"]
