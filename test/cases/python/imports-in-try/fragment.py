import orjson
import sys
