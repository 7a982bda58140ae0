from pathlib import Path
from typing import Any

BASE_DIR = Path(__file__)

CACHES: dict[str, Any] = {}

REST_FRAMEWORK: dict[str, Any] = {
    "A": 1,
    "B": ["x"],
}
