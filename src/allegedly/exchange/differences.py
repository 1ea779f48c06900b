"""What changed between two versions of a document, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from allegedly.ledger import ClaimChange, Difference
from allegedly.nouns import Claim, as_json


def difference_json(found: Difference) -> str:
    """Both documents without their texts, the particulars, edits and claims that changed."""
    row = {
        "document": found.after.document.id,
        "before": found.before.document.id,
        "particulars": [{"name": name, "before": old, "after": new} for name, old, new in found.particulars],
        "text": as_json(found.text),
        "claims": as_json(found.claims),
    }
    return json.dumps(row, ensure_ascii=False, indent=2)


def difference_text(found: Difference) -> str:
    """Lines as of `diff`: - is what stood before, + what stands now."""
    return "\n".join(_lines(found)) or "nothing is told otherwise"


def _lines(found: Difference) -> Iterator[str]:
    for name, old, new in found.particulars:
        yield f"{name}: {old or 'none'} → {new or 'none'}"
    for edit in found.text:
        yield from (f"- {_flat(sentence)}" for sentence in edit.before)
        yield from (f"+ {_flat(sentence)}" for sentence in edit.after)
    if found.claims:
        yield "claims:"
    for change in found.claims:
        yield from _claim_lines(change)


def _claim_lines(change: ClaimChange) -> Iterator[str]:
    if change.what:
        yield f"  changed in {', '.join(change.what)}:"
    sides = (("-", change.before), ("+", change.after))
    yield from (f"  {sign} {_claim(claim)}" for sign, claim in sides if claim is not None)


def _claim(claim: Claim) -> str:
    positions = "; ".join(f"{stance.actor or stance.text} {stance.position}" for stance in claim.positions)
    return f"[{claim.status}] {_flat(claim.clause.text)}" + (f" ({positions})" if positions else "")


def _flat(text: str) -> str:
    return " ".join(text.split())


DIFFERENCES: dict[str, Callable[[Difference], str]] = {"text": difference_text, "json": difference_json}
