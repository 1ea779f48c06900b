"""Offices that a draft gives a person and the sources do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from allegedly.knowledge.actors import Actors
from allegedly.knowledge.checking import titles
from allegedly.nouns import CodedDocument, Span
from allegedly.reports.checking.draft import Draft
from allegedly.reports.checking.record import place
from allegedly.reports.checking.remarks import Remark, SourcePassage

_NAME = r"[A-ZÀ-Þ][\w’'-]+"
_PERSON = rf"(?P<name>{_NAME}(?: (?:al-|bin |van |von |de |der )*{_NAME}){{1,2}})"
# Forms of address and ranks that stand between a title and the name.
_RANKS = "(?:Judge|Justice|Professor|Dr|General|Colonel|Major|Captain|Admiral|Commissioner|Inspector|Mr|Mrs|Ms)"
# The heads of titles.
_HEADS = "|".join(sorted(frozenset().union(*titles("head")), key=len, reverse=True))
# Words within a title that say of which rank or field it is.
_FIELDS = r"(?:[\w’'-]+ ){0,3}?"
_OF = rf"(?: of (?:the )?{_NAME}(?: {_NAME})?,)?"
_BEFORE = re.compile(rf"(?P<title>{_FIELDS}(?i:{_HEADS})(?: (?i:general|minister|secretary))?)(?:{_OF}|,)? {_PERSON}")
_TITLE = rf"(?P<title>{_FIELDS}(?:{_HEADS})\b(?: general)?(?: for (?:the )?[a-z]+)?)"
_AFTER = re.compile(
    rf"{_PERSON}, (?:(?:until then|then|until recently|at the time|now|formerly) )?"
    rf"(?:the |who (?:is|was) |its |their )?{_TITLE}"
)
# "Secretary of Justice Wanda Vázquez" is the justice secretary.
_OFFICE_OF = re.compile(rf"(?P<head>[Mm]inister|[Ss]ecretary) of (?P<of>[A-Z][a-z]+) {_PERSON}")
# "The chairwoman of the commission, Judge Petra Lund": two titles of one person.
_DOUBLE = re.compile(
    rf"(?P<title>{_FIELDS}(?:{_HEADS}))(?: of [^,.;:]{{2,50}}|,)?, (?:{_NAME} )?(?:{_RANKS} ){_PERSON}"
)
# What somebody is, not which office he holds.
RANKS = frozenset("colonel general captain major lieutenant admiral sergeant brigadier commodore marshal".split())
_WORD = re.compile(r"[A-Za-zÀ-þ]+")
# Endings by which a word tells whose minister somebody is: "Norvalian", "Polish", "Sudanese".
_OF_A_STATE = ("ian", "ish", "ese", "an", "i", "ic", "ch", "state", "former", "ing", "ed", "new")
_EMPTY = frozenset("the a an of for its his her their s mr ms mrs and who is was said says new acting".split())


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it stands by a name: its head and the words that tell its field and rank."""

    text: str
    head: str
    words: frozenset[str]


@dataclass
class Offices:
    """The titles that the sources give the persons of a draft, by last name."""

    actors: Actors
    wanted: frozenset[str]
    known: dict[str, list[tuple[Title, SourcePassage]]] = field(default_factory=dict)

    def read(self, coded: CodedDocument) -> None:
        """Collects the titles of one source."""
        if not self.wanted:
            return
        for span in coded.sentences:
            for full, title, _ in titled(coded.document.text, span):
                # "Wanda Vázquez Garced" is Ms Vázquez too.
                for name in self.wanted & set(full.split()[1:]):
                    self.known.setdefault(name, []).append((title, place(coded, span)))

    def remarks(self, draft: Draft) -> Iterator[Remark]:
        """Titles in the draft that fit none of those in the sources."""
        for sentence in draft.coded.sentences:
            for full, title, span in titled(draft.plain.text, sentence):
                name = full.split()[-1]
                known = self.known.get(name, [])
                if not known or not draft.is_own(span) or any(_fits(title, other) for other, _ in known):
                    continue
                message = f"the sources call {name} “{known[0][0].text}”, not “{title.text}”: use the office of the day"
                yield Remark("office", span, message, tuple(passage for _, passage in known[:2]))


def titled(text: str, sentence: Span) -> Iterator[tuple[str, Title, Span]]:
    """The persons with a title in a sentence: name, title, and the span of both."""
    for held in _OFFICE_OF.finditer(text, *sentence):
        title = _title(f"{held['of']} {held['head']}")
        if title is not None and held["of"].lower() not in {"state"}:
            yield held["name"].removesuffix("’s").removesuffix("'s"), title, held.span()
    for pattern in (_BEFORE, _AFTER, _DOUBLE):
        at = sentence[0]
        while (found := pattern.search(text, at, sentence[1])) is not None:
            title = _title(found["title"])
            if title is not None:
                yield found["name"].removesuffix("’s").removesuffix("'s"), title, found.span()
            at = found.start("name") + 1 if pattern is _BEFORE else found.end()


@lru_cache(maxsize=1 << 12)
def _title(text: str) -> Title | None:
    # "Minister for water" is "water minister".
    head, _, whose = text.partition(" for ")
    words = [w.lower() for w in (*_WORD.findall(whose), *_WORD.findall(head))]
    # From the last possessive or name of a state on: "Norvalia's foreign minister".
    if "s" in words:
        words = words[len(words) - words[::-1].index("s") :]
    words = [w for w in words if w not in _EMPTY]
    if not words:
        return None
    head = words[-1]
    return Title(" ".join(text.split()), head, frozenset(words[:-1]))


def _fits(ours: Title, theirs: Title) -> bool:
    """Whether two titles may be of one office: neither says of field or rank what the other contradicts."""
    fields: frozenset[str] = frozenset().union(*titles("field"))
    mine, other = ours.words & fields, theirs.words & fields
    if (ours.head in RANKS) != (theirs.head in RANKS):
        return True  # a colonel may be a spokesman
    if ours.head != theirs.head:
        alike = any(ours.head in group and theirs.head in group for group in titles("head"))
        return alike and not (mine - other and other - mine)
    if mine and not other and ours.head == theirs.head and ours.head in {"minister", "secretary"}:
        # "Emergencies minister": a field that the table does not have.
        named = {w for w in theirs.words if not w.endswith(_OF_A_STATE)}
        return not named and "prime" not in mine
    if not mine or not other:
        return "prime" not in mine ^ other
    return not (mine - other and other - mine) and "prime" not in mine ^ other
