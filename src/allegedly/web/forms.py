"""What forms hold, for the OpenAPI description: they are read by `safety.form_of`, which bounds and checks them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

TEXT: dict[str, Any] = {"type": "string"}


def form(fields: Mapping[str, Any], required: Sequence[str] = ()) -> dict[str, Any]:
    """The description of a form with these fields (JSON Schema each), beside the token that every form has."""
    schema = {
        "type": "object", "properties": {**fields, "csrf": TEXT}, "required": list(required),
        "additionalProperties": False,
    }  # fmt: skip
    kinds = ("multipart/form-data", "application/x-www-form-urlencoded")
    return {
        "requestBody": {"content": {kind: {"schema": schema} for kind in kinds}},
        "responses": {
            "303": {"description": "done; see there"},
            "403": {"description": "not from a page of ours"},
        },
    }
