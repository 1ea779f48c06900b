"""What a statement asserts: something done, which sources can be asked for, or a judgement, which is the writer's own.

"Their union took the government to court" is looked up; "it was a fragile thing", "no figure will buy it back", "the
summer teaches patience" are not. Told by the finite verbs at the top of a statement and by `musing.csv`.
"""

from __future__ import annotations

import re

from allegedly.grammar import Parse
from allegedly.knowledge.checking import musing
from allegedly.nouns import CodedDocument, Span

_PERFECT = frozenset({"have", "be"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
# Who these words stand for is nobody whom a source could name.
_ANYBODY = frozenset(
    "anyone anybody everyone everybody nobody whoever what whatever nothing everything something one".split()
)
_NEGATED = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|neither|nor|hardly|scarcely|little|few)\b|n[’']t\b", re.IGNORECASE
)


def is_claim(parsed: Parse, span: Span, coded: CodedDocument) -> bool:
    """Whether a part of a text tells that somebody did, or will do, something that its sources must have.

    Of what somebody says, what is said counts and not that it is said; that something was not done is a judgement as
    often as not ("she offered nothing").
    """
    if _NEGATED.search(parsed.text, *span):
        return False
    # What has no verb in it is done and not said: "the navy blocked the harbour".
    saying = (
        a for a in coded.attributions if any(parsed.pos[at] == "VERB" for s in a.content for at in parsed.tokens(s))
    )
    cues = {at for a in saying for at in parsed.tokens(a.cue.span)}
    tokens = [at for at in parsed.tokens(span) if at not in cues]
    inside = set(tokens)
    return any(
        parsed.pos[at] == "VERB"
        and (parsed.lemmas[at] not in musing() or parsed.child(at, "prt") is not None)
        and (parsed.heads[at] not in inside or parsed.heads[at] == at or parsed.deps[at] in {"conj", "ccomp"})
        and parsed.deps[at] not in {"csubj", "csubjpass", "xcomp", "acl", "amod", "pcomp", "advcl"}
        and _is_told(parsed, at)
        for at in tokens
    )


def _is_told(parsed: Parse, verb: int) -> bool:
    """Whether a verb tells of something done (past, perfect, passive) or to be done ("will")."""
    helpers = [at for at in parsed.children[verb] if parsed.deps[at] in {"aux", "auxpass"}]
    subject = parsed.child(verb, *_SUBJECTS)
    if subject is None and parsed.deps[verb] == "conj":
        helpers = helpers or [at for at in parsed.children[parsed.heads[verb]] if parsed.deps[at] in {"aux", "auxpass"}]
        subject = parsed.child(parsed.heads[verb], *_SUBJECTS)
    if subject is not None and (
        parsed.deps[subject] in {"csubj", "csubjpass", "expl"}
        or (parsed.lowers[subject] in _ANYBODY and parsed.child(subject, "prep") is None)  # "one of the tankers"
    ):
        return False
    words = {parsed.lowers[at] for at in helpers}
    if words & {"will", "shall", "’ll", "'ll"}:
        return True
    if words & {"may", "might", "can", "could", "should", "would", "must"}:
        return False
    if parsed.tags[verb] == "VBD":
        return True
    return parsed.tags[verb] in {"VBN", "VBD"} and any(parsed.lemmas[at] in _PERFECT for at in helpers)
