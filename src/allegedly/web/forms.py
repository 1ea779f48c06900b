"""What forms hold, for the OpenAPI description: they are read by `safety.form_of`, which bounds and checks them."""

from __future__ import annotations

from typing import Any

FORM: dict[str, Any] = {
    "requestBody": {
        "content": {
            kind: {"schema": {"type": "object", "additionalProperties": {"type": "string"}}}
            for kind in ("multipart/form-data", "application/x-www-form-urlencoded")
        }
    },
    "responses": {"303": {"description": "done; see there"}, "403": {"description": "not sent from a page of ours"}},
}
