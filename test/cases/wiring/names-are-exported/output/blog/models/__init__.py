from .post import Post  # noqa: F401
from .tag import Tag  # noqa: F401
