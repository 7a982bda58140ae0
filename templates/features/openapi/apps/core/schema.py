"""What the OpenAPI schema says beyond what views and serializers tell of themselves."""

from typing import Any

PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"description": "Messages for each field that was not accepted."},
    },
    "required": ["title", "status"],
}
RESPONSE = {
    "description": "A problem",
    "content": {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
    },
}


def document_problems(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Give every operation the answer that `apps.core.problems` has for errors."""
    result["components"].setdefault("schemas", {})["Problem"] = PROBLEM
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = RESPONSE
    return result
