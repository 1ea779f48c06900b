"""Clauses: the words that tell one thing, cut out of the sentence that holds them."""

from __future__ import annotations

from allegedly.grammar.parse import Parse
from allegedly.nouns import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
# A complement without a subject of its own borrows that of the verb above: "Iran agreed to supply drones".
BORROWING = frozenset({"xcomp", "ccomp", "conj", "pcomp", "aux", "auxpass", "prep", "pobj", "dobj", "attr", "acomp"})
# What hangs on a verb without being part of what it says.
LOOSE = frozenset({"advcl", "parataxis", "punct", "cc", "conj", "mark", "meta", "intj", "dep", "preconj"})
VERBAL = frozenset({"VERB", "AUX"})


def clause(parse: Parse, token: int) -> Span:
    """The clause of an event's trigger: from its subject to the end of what it governs.

    A trigger without a subject ("agreed to **supply**") takes the clause of the verb that lends it one; a noun
    ("Iran's **sale** of drones") gives its noun phrase. Clauses joined by "and", adverbial clauses and what stands
    outside the commas at either end are left out.
    """
    top = token
    verbal = parse.pos[token] in VERBAL
    while verbal and _subject(parse, top) is None and parse.deps[top] in BORROWING and parse.heads[top] != top:
        if parse.deps[top] == "conj" and parse.pos[top] not in VERBAL:
            break
        top = parse.heads[top]
    if _subject(parse, top) is None or parse.pos[top] not in VERBAL:
        top = token
    subject = _subject(parse, top)
    if subject is not None:
        first = parse.lefts[subject]
    elif parse.pos[top] in VERBAL:
        first = min([top, *(c for c in parse.children[top] if c < top and parse.deps[c] in {"aux", "auxpass", "neg"})])
    else:
        first = parse.lefts[top]
    last = top
    for child in parse.children[top]:
        if child < top or (parse.deps[child] in LOOSE and not _holds(parse, child, token)):
            continue
        if parse.deps[child] == "advcl" or parse.deps[child] == "relcl":
            continue
        last = max(last, _end(parse, child))
    last = max(last, token)
    while last > first and parse.pos[last] == "PUNCT" and parse.words[last] not in "”’\"')":
        last -= 1
    return parse.span(first, last)


def _subject(parse: Parse, token: int) -> int | None:
    return next((c for c in parse.children[token] if parse.deps[c] in SUBJECTS), None)


def _holds(parse: Parse, top: int, token: int) -> bool:
    return parse.lefts[top] <= token <= parse.rights[top]


def _end(parse: Parse, token: int) -> int:
    """The last token below `token`, without a relative clause that a comma sets off at the end."""
    last = parse.rights[token]
    for child in parse.children[token]:
        if parse.deps[child] in {"relcl", "acl", "appos"} and parse.rights[child] == last and child > token:
            left = parse.lefts[child]
            if left > 0 and parse.words[left - 1] in {",", "—", "–", "-", "("}:
                return left - 2 if left - 2 >= token else token
    return last
