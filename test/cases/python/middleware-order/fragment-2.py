MIDDLEWARE += [
    # Behind the security middleware, as WhiteNoise asks.
    "whitenoise.middleware.WhiteNoiseMiddleware",
]
