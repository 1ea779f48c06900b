"""Coordinations that a parser joins against the verbs' forms, joined where the forms agree.

"Is using drones to attack and [being trained]": a participle is joined with a participle, not with the infinitive
nearest to it. "Have sent a letter on the text which ended the war, [lifted] the siege and …": a simple past goes on
with the relative clause's simple past.
"""

from __future__ import annotations

from allegedly.grammar.parse import Parse

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
HELPERS = frozenset({"aux", "auxpass"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
# Labels by which a verb hangs on the verb of the clause around it.
CLAUSAL = frozenset({"xcomp", "advcl", "ccomp", "conj", "acl", "pcomp", "relcl"})


def mend(parse: Parse, first: int, end: int) -> None:
    """Rejoins verbs of the sentence [first, end) whose form cannot go on with the verb that they are joined to."""
    for token in range(first, end):
        if parse.deps[token] != "conj" or not parse.tags[token].startswith("VB"):
            continue
        below = [c for c in range(first, end) if parse.heads[c] == token and c != token]
        if any(parse.deps[c] in SUBJECTS for c in below):
            continue
        head = parse.heads[token]
        form = parse.tags[min([token, *(c for c in below if parse.deps[c] in HELPERS and c < token)])]
        better = _level(parse, head, form) or _relative(parse, head, token, first, form)
        if better is not None:
            parse.heads[token] = better


def _level(parse: Parse, head: int, form: str) -> int | None:
    """The verb above an infinitive or a participle that a verb of this form goes on with."""
    if parse.tags[head] not in {"VB", "VBG"} or form not in FINITE | {"VBG"} or form == parse.tags[head]:
        return None
    if parse.deps[head] not in CLAUSAL:  # the sentence's own verb: "will attack", tagged as it stands
        return None
    at = head
    while (above := parse.heads[at]) != at:
        if not parse.tags[above].startswith("VB"):
            return None
        if parse.tags[above] == form or (form in FINITE and parse.tags[above] in FINITE):
            return above
        at = above
    return None


def _relative(parse: Parse, head: int, token: int, first: int, form: str) -> int | None:
    """The relative clause's verb before a comma that a simple past goes on with, where the verb above is none."""
    if form != "VBD" or parse.tags[head] in {"VBD", "VBZ", "VBP"} or token == first or parse.words[token - 1] != ",":
        return None
    for verb in range(token - 1, head, -1):
        if parse.deps[verb] == "relcl":
            relative = any(
                parse.deps[c] == "nsubj" and parse.tags[c] == "WDT" and parse.heads[c] == verb
                for c in range(head, verb)
            )
            return verb if relative and parse.tags[verb] == "VBD" else None
    return None
