"""Sentences as a brief shows them: word for word, with who is speaking in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from allegedly.knowledge.briefing import cues, words
from allegedly.nouns import Attribution, Party, Span
from allegedly.reports.names import Names, is_unresolved
from allegedly.reports.passages import Sentence
from allegedly.reports.voices import Introductions


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence word for word, with who is speaking in it."""

    text: str
    document: str
    span: Span
    claims: tuple[str, ...]
    speakers: tuple[str, ...]


def shown(
    picked: Iterable[Sentence], names: Names, introductions: Introductions, introduced: set[str]
) -> Iterator[BriefSentence]:
    """Sentences with their speakers: by full name and office at first mention, by name later.

    A "he" whom the document does not resolve is the one speaker of the sentence before, which stands there.
    """
    last: tuple[str, int, tuple[str, ...]] = ("", -1, ())
    for sentence in picked:
        speakers: dict[str, str] = {}
        unresolved = False
        for attribution in sentence.spoken:
            source = attribution.source
            if source is None or _is_evidence(attribution) or is_silent(attribution):
                continue
            if not any(_touch(c, sentence.span) for c in attribution.content):
                continue
            source = quoted_by(sentence, attribution) or source
            if not names.is_named(sentence.coded, source) and not _interviewed(source):
                unresolved = unresolved or is_unresolved(source)
                continue
            name = names.speaker(sentence.coded, source)
            # "Becca Wasser, a senior fellow …" is Becca Wasser.
            known = name.partition(",")[0]
            shown = known if known in introduced else introductions.introduce(sentence.coded, source, names)
            introduced.add(known)
            speakers.setdefault(name, shown)
        document, number, before = last
        follows = document == sentence.coded.document.id and number == sentence.number - 1
        if not speakers and unresolved and follows and len(before) == 1:
            speakers = {before[0]: before[0]}
        last = sentence.coded.document.id, sentence.number, tuple(speakers)
        yield BriefSentence(
            sentence.text,
            sentence.coded.document.id,
            sentence.span,
            tuple(item.claim.id for item in sentence.told),
            tuple(speakers.values()),
        )


def quoted_by(sentence: Sentence, attribution: Attribution) -> Party | None:
    """Who speaks where an outlet quotes: X of "“…,” the agency quoted X as saying"."""
    if attribution.cue.lemma.lower() not in QUOTING or len(attribution.content) != 1:
        return None
    start, end = attribution.content[0]
    found = _AS_SAYING.match(sentence.coded.document.text[start:end])
    if found is None:
        return None
    end = start + found.end(1)
    inside = [m for m in sentence.coded.mentions if start <= m.span[0] and m.span[1] <= end]
    last = max(inside, key=lambda m: (m.span[1], -m.span[0]), default=None)
    return Party((start, end), found.group(1), last.actor if last is not None and last.span[1] == end else None)


QUOTING = frozenset({"quote", "cite"})
_AS_SAYING = re.compile(r"([A-Z][^“”\"]*?) as (?:saying|telling|stating)\b")


def is_silent(attribution: Attribution) -> bool:
    """Whether nobody is heard: "A and B agreed to open the strait" are the article's words, not A's and B's.

    Nor is who does what no table of cues holds: "inked an agreement", "is limiting exports".
    """
    cue = attribution.cue.lemma.lower()
    return attribution.manner == "indirect" and (cue in words("silent") or cue not in cues())


def _interviewed(source: Party) -> bool:
    return source.text.strip(" :").lower() in words("label")


def _is_evidence(attribution: Attribution) -> bool:
    """Whether the source is no speaker but what is shown: "photos showing …"."""
    source, evidence = attribution.source, attribution.evidence
    return source is not None and source.actor is None and evidence is not None and evidence.span == source.span


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
