"""Which time a finite verb puts its clause in."""

from __future__ import annotations

from allegedly.grammar import Parse
from allegedly.nouns import Tense


def own_tense(parse: Parse, token: int) -> Tense | None:
    """past, ongoing or future by the verb phrase; None for forms that take the time of the clause above."""
    tag = parse.tags[token]
    if tag[:2] != "VB":
        return None
    auxiliaries = [child for child in parse.children[token] if parse.deps[child] in {"aux", "auxpass"}]
    lemmas = {parse.lemmas[child] for child in auxiliaries}
    past = any(parse.tags[child] == "VBD" for child in auxiliaries)
    if tag == "VBD":
        return "past"
    if tag == "VBG":
        if not auxiliaries:
            return None
        return "past" if past and "have" not in lemmas else "ongoing"
    if tag == "VBN":
        if not auxiliaries:
            return "past" if parse.deps[token] in {"acl", "relcl", "amod", "ROOT"} else None
        if past or "have" in lemmas:
            return "past"
        if any(parse.tags[child] in {"VBZ", "VBP"} for child in auxiliaries):
            return "past" if parse.deps[token] == "ROOT" and _headline(parse, token) else "ongoing"
        return None
    if tag in {"VBZ", "VBP"}:
        return "past" if _headline(parse, token) else "ongoing"
    if past:
        return "past"
    return "ongoing" if any(parse.tags[child] in {"VBZ", "VBP"} for child in auxiliaries) else None


def _headline(parse: Parse, token: int) -> bool:
    """A sentence without a full stop is a headline: its present tells of what has just happened."""
    _, end = parse.sentences[parse.sentence_of[token]]
    return parse.tags[end - 1] not in {".", "''", ":"}
