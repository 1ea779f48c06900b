"""Who did it to whom: statements that the sources tell of the same two the other way round.

"Zembria threw out three Lorvian diplomats" is no "Lorvia expelled three diplomats of Zembria". Compared is the order of
two names around a word that both texts have; a passive with its "by" is turned first. What two do together, or each
to the other, has no direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from allegedly.knowledge.checking import mutual
from allegedly.reports.checking.draft import Draft
from allegedly.reports.checking.remarks import Remark
from allegedly.reports.checking.terms import Term, lemma_of
from allegedly.reports.checking.tracing import Traced

# A passage tells what the statement tells where it has this share of its own terms that are no names.
SAME_MATTER = 0.3
# Between a word and the one whom it concerns stand no more characters than this: farther off is another clause.
NEAR = 60
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)\s(?:\w+ly\s)?$")
_BY = re.compile(r"\bby\s(?:the\s)?(?:\w+\s){0,2}$")
_HELPED = re.compile(r"\b(?:to|will|would|may|might|could|can|must|should)\s$")
_BREAK = re.compile(r"[;:.!?“”]|,\s(?:and|but|which|who|while)\s")

# Two names with the word between them: who, what, to whom.
Deed = tuple[str, str, str]


def swapped(draft: Draft, traced: list[Traced]) -> Iterator[Remark]:
    """Statements whose two sides stand the other way round in every passage that has both."""
    for each in traced:
        statement = each.statement
        if statement.heading or not draft.is_own(statement.span):
            continue
        passages = [s.passage for s in each.supports if s.own >= SAME_MATTER]
        # At the head of a sentence a name shows itself only by the sources.
        names = frozenset(t.key for p in passages for t in p.terms if t.is_name)
        told = [t for t in statement.terms if t.key in names or not t.is_heavy or _is_verb(draft.plain.text, t)]
        ours = dict(_deeds(draft.plain.text, told, 0, names))
        if not ours:
            continue
        theirs = {id(p): dict(_deeds(p.place.text, p.terms, p.place.span[0], names)) for p in passages}
        for deed, words in ours.items():
            who, what, whom = deed
            same = [p for p in passages if deed in theirs[id(p)]]
            turned = [p for p in passages if (whom, what, who) in theirs[id(p)]]
            if turned and not same:
                source = theirs[id(turned[0])][whom, what, who]
                message = f"the sources tell it the other way round: “{source}”, not “{words}”: turn it round"
                yield Remark("not found", statement.span, message, tuple(p.place for p in turned[:3]))
                break


def _is_verb(text: str, term: Term) -> bool:
    """Whether a word is a verb by its form ("expelled") or by what stands before it ("would tax", "to accuse")."""
    word = text[slice(*term.span)].split()[0]
    return (lemma_of(word) != word and not word.endswith(("s", "ing"))) or _HELPED.search(
        text, 0, term.span[0]
    ) is not None


def _deeds(text: str, terms: Sequence[Term], offset: int, known: frozenset[str]) -> Iterator[tuple[Deed, str]]:
    """The deeds of a text between two names, each with its words; `offset` is where the text starts for the terms."""
    placed = sorted((t.span[0] - offset, t.span[1] - offset, t) for t in terms if not t.is_number)
    names = [(s, e, t.key) for s, e, t in placed if t.key in known and t.key[0] != "=" and text[s].isupper()]
    for start, end, term in placed:
        if not term.is_heavy or term.key in known or term.key in mutual():
            continue
        before = [n for n in names if n[1] <= start and start - n[1] <= NEAR]
        behind = [n for n in names if n[0] >= end and n[0] - end <= NEAR]
        if not before or not behind:
            continue
        one, other = before[-1], behind[0]
        if one[2] == other[2] or _BREAK.search(text, one[1], other[0]):
            continue
        words = f"{text[one[0] : one[1]]} … {text[start:end]} … {text[other[0] : other[1]]}"
        passive = _PASSIVE.search(text, one[1], start) is not None
        by = _BY.search(text, end, other[0]) is not None
        if passive != by:
            continue  # "was hit in Ukraine": by whom is not said; "the ban by Lindmark"
        yield ((other[2], term.key, one[2]) if passive else (one[2], term.key, other[2])), words
