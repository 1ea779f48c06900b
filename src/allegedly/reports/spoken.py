"""Sentences as a brief shows them: word for word, with who is speaking in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from allegedly.knowledge.briefing import words
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


def is_silent(attribution: Attribution) -> bool:
    """Whether nobody is heard: "A and B agreed to open the strait" are the article's words, not A's and B's."""
    return attribution.manner == "indirect" and attribution.cue.lemma.lower() in words("silent")


def _interviewed(source: Party) -> bool:
    return source.text.strip(" :").lower() in words("label")


def _is_evidence(attribution: Attribution) -> bool:
    """Whether the source is no speaker but what is shown: "photos showing …"."""
    source, evidence = attribution.source, attribution.evidence
    return source is not None and source.actor is None and evidence is not None and evidence.span == source.span


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
