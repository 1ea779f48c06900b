"""Which time a finite verb puts its clause in."""

from __future__ import annotations

from allegedly.grammar import Parse
from allegedly.nouns import Tense

AUXILIARY = frozenset({"aux", "auxpass"})
PRESENT = frozenset({"VBZ", "VBP"})


def own_tense(parse: Parse, token: int) -> Tense | None:
    """past, ongoing or future by the verb phrase; None for forms that take the time of the clause above."""
    tag = parse.tags[token]
    if tag[:2] != "VB":
        return None
    if tag == "VBD":
        return "past"
    auxiliary = past = present = perfect = False
    for child in parse.children[token]:
        if parse.deps[child] in AUXILIARY:
            auxiliary = True
            past = past or parse.tags[child] == "VBD"
            present = present or parse.tags[child] in PRESENT
            perfect = perfect or parse.lemmas[child] == "have"
    if tag == "VBG":
        return ("past" if past and not perfect else "ongoing") if auxiliary else None
    if tag == "VBN":
        if past or perfect:
            return "past"
        if not auxiliary:
            return "past" if parse.deps[token] in {"acl", "relcl", "amod", "ROOT"} else None
        if present:
            return "past" if parse.deps[token] == "ROOT" and is_headline(parse, token) else "ongoing"
        return None
    if tag in PRESENT:
        return "past" if is_headline(parse, token) else "ongoing"
    return "past" if past else "ongoing" if present else None


def is_headline(parse: Parse, token: int) -> bool:
    """A sentence without a full stop is a headline: its present tells of what has just happened."""
    _, end = parse.sentences[parse.sentence_of[token]]
    return parse.tags[end - 1] not in {".", "''", ":"}
