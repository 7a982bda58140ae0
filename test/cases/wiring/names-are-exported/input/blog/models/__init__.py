from .post import Post  # noqa: F401
