"""Sources counted twice: one story, printed by several outlets, presented as several reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from allegedly.coding import find_times
from allegedly.nouns import Document, Span
from allegedly.reports.checking.draft import Draft, touch
from allegedly.reports.checking.markup import Plain
from allegedly.reports.checking.record import Passage
from allegedly.reports.checking.remarks import Remark

# Words by which a draft says that several sources tell the same independently of each other.
_SEVERAL = re.compile(
    r"\b(?:(?:two|three|four|five|several|multiple|many|various|different|separate|independent|both)\s+(?:\w+\s+){0,2}?"
    r"(?:reports|outlets|newspapers|papers|sources|media|agencies|accounts|articles)|independently|separately)\b",
    re.IGNORECASE,
)
# "A wire story printed by both", "the same dispatch", "one account only": the draft says itself that it is one source.
_ONE = re.compile(
    r"\b(?:the same|a single|one and the same|one|identical)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:story|stories|text|dispatch|report|article|account|copy|words)\b"
    r"|\b(?:wire|agency)\s(?:story|report|dispatch|article|copy|text)\b"
    r"|\b(?:story|dispatch|report|article)\b[^.;]{0,25}\b(?:printed|carried|run|ran|reprinted|distributed|picked up)\b",
    re.IGNORECASE,
)
_INDEPENDENT = re.compile(r"\b(?:independent(?:ly)?|separate(?:ly)?)\b", re.IGNORECASE)
# Figures up to this stand in any two stories.
SMALL = 12
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{4}-\d{2}-\d{2}")


def counted_twice(
    draft: Draft, told: Mapping[Span, Sequence[Passage]], documents: Mapping[str, Document], origin: Mapping[str, str]
) -> Iterator[Remark]:
    """Sentences that name several outlets, cite several documents or speak of several reports of one origin.

    `told` are the passages that each sentence goes back to, `documents` those that bear on the draft; `origin` tells
    whose words each document has (`ledger.origins`).
    """
    outlets: dict[str, set[str]] = {}
    for document in documents.values():
        if document.publisher:
            outlets.setdefault(document.publisher, set()).add(document.id)
    for sentence, passages in told.items():
        words = draft.text(sentence)
        if _ONE.search(words) and not _INDEPENDENT.search(words):
            continue
        named = [name for name in outlets if _names(words, name)]
        cited = _cited(draft.plain, sentence, documents)
        about = {p.place.document for p in passages}
        if len(named) > 1:
            found = _of_each([outlets[name] for name in named], passages, origin)
        elif len(cited) > 1:
            found = sorted(cited)
        elif _SEVERAL.search(words) and about:
            found = sorted(about)
            named = sorted({documents[id].publisher or id for id in about if id in documents})
        else:
            continue
        origins = {origin.get(id, id) for id in found}
        if len(named) > 1 and len(origins) > 1:
            found = _with_figures(draft, sentence, [outlets[name] for name in named], documents, origin) or found
            origins = {origin.get(id, id) for id in found}
        if len(found) < 2 or len(origins) > 1:
            continue
        names = [documents[id].publisher or id for id in found if id in documents]
        message = (
            f"{' and '.join(dict.fromkeys(names))} print one story in the same words: that is one source, not several; "
            "name the story's author once"
        )
        evidence = tuple(next(p.place for p in passages if p.place.document == id) for id in found if id in about)
        yield Remark("counted twice", sentence, message, evidence)


def _of_each(outlets: Sequence[set[str]], passages: Sequence[Passage], origin: Mapping[str, str]) -> list[str]:
    """A document of each outlet: of the story that most passages are from, where all have it, else any that bears."""
    about = Counter(passage.place.document for passage in passages)
    stories: Counter[str] = Counter()
    for id, times in about.items():
        stories[origin.get(id, id)] += times
    if stories:
        story = stories.most_common(1)[0][0]
        mine = [sorted(id for id in ids if origin.get(id, id) == story) for ids in outlets]
        if all(mine):
            return [ids[0] for ids in mine]
    return [min(ids & about.keys()) for ids in outlets if ids & about.keys()]


def _with_figures(
    draft: Draft,
    sentence: Span,
    outlets: Sequence[set[str]],
    documents: Mapping[str, Document],
    origin: Mapping[str, str],
) -> list[str]:
    """A document of each outlet, all of one story, that have the figures of a sentence; none where there is no such.

    Later reports of the same outlets may be nearer in words and have other figures.
    """
    values = [q.value for q in draft.coded.quantities if touch(q.span, sentence) and (q.value or 0) > SMALL]
    written = [re.compile(rf"(?<![\d.,]){v:,.0f}(?![\d,]\d)|(?<![\d.,]){v:.0f}(?!\d)") for v in values if v is not None]
    if not written:
        return []
    having = {id for id, document in documents.items() if all(number.search(document.text) for number in written)}
    for story in sorted({origin.get(id, id) for id in having}):
        mine = [sorted(id for id in ids & having if origin.get(id, id) == story) for ids in outlets]
        if all(mine):
            return [ids[0] for ids in mine]
    return []


def of_outlets(text: str, outlets: Iterable[str]) -> Iterator[Span]:
    """Where a text speaks of its sources and not of the world: names of outlets, "two separate reports"."""
    for found in _SEVERAL.finditer(text):
        yield found.span()
    for outlet in outlets:
        bare = outlet.removeprefix("The ").removeprefix("the ")
        for found in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", text):
            yield found.span()


def _names(words: str, outlet: str) -> bool:
    bare = outlet.removeprefix("The ").removeprefix("the ")
    return re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", words) is not None


def _cited(plain: Plain, sentence: Span, documents: Mapping[str, Document]) -> set[str]:
    """The documents to which the citations at a sentence's end point together: "…said.[^1][^2]"."""
    marks = [c for c in plain.citations if sentence[0] <= c.at <= sentence[1] + 8]
    groups: list[list[str]] = []
    last = -100
    for mark in marks:
        if mark.at - last > 12:
            groups.append([])
        groups[-1].append(plain.definitions.get(mark.label, mark.label))
        last = mark.at
    for group in groups:
        found = {id for label in group if (id := _document(label, documents)) is not None}
        if len(found) > 1:
            return found
    return set()


def _document(label: str, documents: Mapping[str, Document]) -> str | None:
    """The document that a reference means: by its address or id, or by outlet and day."""
    for document in documents.values():
        if (document.url and document.url in label) or document.id == label:
            return document.id
    day = _DAY.search(label)
    for document in documents.values():
        if document.publisher and _names(label, document.publisher) and day and _same_day(day.group(), document):
            return document.id
    return None


def _same_day(text: str, document: Document) -> bool:
    found = find_times(text, None)
    return any(t.start == (document.published or "")[:10] for t in found)
