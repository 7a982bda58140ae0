import abc
# for the side effect
import zlib  # noqa: F401
