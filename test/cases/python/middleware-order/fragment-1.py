MIDDLEWARE += ["corsheaders.middleware.CorsMiddleware"]
