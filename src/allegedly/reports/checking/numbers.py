"""How many: figures of the draft that the sources don't give, that lost their bound, or that newer sources changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from allegedly.nouns import Quantity
from allegedly.reports.checking.draft import Draft, touch
from allegedly.reports.checking.record import Passage, Record
from allegedly.reports.checking.remarks import Remark
from allegedly.reports.checking.terms import TOKEN, heavy_keys, key_of, lemma_of
from allegedly.reports.checking.tracing import Traced

# "About 1,400" is borne out by 1,386: a twentieth is how journalists round.
ROUNDED = 0.05
# "More than 50" is borne out by 53, not by 80.
OPEN = 0.25
# A newer passage speaks of the same count where it bears out this share of the statement's terms that are no names.
SAME_COUNT = 0.25
# … of so few things ("two radar stations") this share.
SAME_FEW = 0.5
# Up to this number, a figure without a conflict is a way of speaking ("two countries", "one of").
SMALL = 3
# A passage elsewhere is on the same matter where it shares this many words, names apart, with the sentence.
MATTER = 3
# The newer figure follows within so many characters, behind a word that tells that it is so now.
GOING_ON = 250
_NOW = re.compile(r"\b(?:now|today|later|since|meanwhile|by then|has risen|have risen|rose|fell)\b", re.IGNORECASE)
# In the document that a sentence goes back to, one word does.
SAME_DOCUMENT = 1
# Such a figure stands in two articles on one matter by chance alone hardly ever.
CHANCE = 20
# Counts that are written in letters.
_CHANGE = re.compile(r"from\b|\d+ to\b", re.IGNORECASE)
_AGED = re.compile(r"\bthe age of\s\Z")
SPELLED = "one two three four five six seven eight nine ten eleven twelve".split()
_RISEN = re.compile(
    r"\b(?:ris(?:es?|en)|rose|climb(?:s|ed)|gone up|went up|grown|grew|stands) (?:to|at) (?:at least |some )?$"
)
# Days of a unit of time, for "three months" and "90 days".
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
# Tolls with the meaning (paraphrases.csv) by which a statement shows that it tells one.
TOLLS = {"killed": "=kill", "wounded": "=wound", "detained": "=detain", "missing": "=miss", "displaced": "=flee"}
# Tolls and the like: what a newer figure replaces.
COUNTED = frozenset({"killed", "wounded", "detained", "displaced", "missing", "people", "percentage", "votes", None})


def figures(draft: Draft, traced: list[Traced], record: Record) -> Iterator[Remark]:
    """Remarks on the figures of the draft."""
    for figure in draft.coded.quantities:
        if not draft.is_own(figure.span):
            continue
        of = [t for t in traced if touch(t.statement.sentence, figure.span)]
        here = [t for t in of if touch(t.statement.span, figure.span)]
        passages = _passages(here) or _passages(of)
        if not passages:
            yield from _nowhere(figure, of, record)
            continue
        yield from _figure(draft, figure, passages, here or of, record)


def _nowhere(figure: Quantity, of: list[Traced], record: Record) -> Iterator[Remark]:
    """A figure that no source on the matter has, for whatever, in a statement that no passage was found for."""
    value = figure.value
    if not of or of[0].statement.heading or value is None or figure.measures == "time" or figure.bound == "about":
        return
    topic = frozenset().union(*(each.topic for each in of))
    known = [q for document in topic for q in record.figures.get(document, ())]
    told = [q for q in known if q.value is not None]
    if value <= CHANCE or not told or any(agrees(figure, q) for q in told) or _made_of(value, told):
        return
    written = re.compile(rf"(?<![\d.,]){value:,g}(?![\d,]\d)|(?<![\d.,]){value:g}(?!\d)")
    if any(written.search(record.texts.get(document, "")) for document in topic):
        return
    like = [
        (q, document)
        for document in sorted(topic)
        for q in record.figures.get(document, ())
        if comparable(figure, q, sure=True) and q.value is not None
    ]
    best = next((each.best.passage for each in of if each.best is not None), None)
    if not like or best is None:
        return
    nearest, _ = min(like, key=lambda pair: abs((pair[0].value or 0) - value))
    message = f"no source on this gives “{figure.text}”; the nearest is “{nearest.text}”: check it"
    holding = next((p for p in record.passages if nearest in p.figures), best)
    yield Remark("figure", figure.span, message, (holding.place,))


def _made_of(value: float, known: list[Quantity]) -> bool:
    """Whether a figure is the sum or the difference of two of one unit: "eleven are left" of fourteen but for three."""
    things = [q for q in known if q.value and q.value == int(q.value) and q.unit]
    return any(
        one.unit == other.unit
        and value in {(one.value or 0) + (other.value or 0), abs((one.value or 0) - (other.value or 0))}
        for one, other in combinations(things, 2)
    )


def _passages(traced: list[Traced]) -> list[Passage]:
    found: list[Passage] = []
    for each in traced:
        found += [p for p in each.passages if p not in found]
    return found


def _figure(
    draft: Draft, figure: Quantity, passages: list[Passage], of: list[Traced], record: Record
) -> Iterator[Remark]:
    known = [(q, p) for p in passages for q in p.figures if agrees(figure, q)]
    missing = _end_of_change(figure, known, of, record)
    if missing:
        message = f"no source gives the “{missing}” of “{figure.text}”: put the source's figure"
        yield Remark("figure", figure.span, message, (passages[0].place,))
        return
    if not known:
        known = [(q, p) for p in _around(passages, record) for q in p.figures if agrees(figure, q)]
    if not known:
        known = _elsewhere(figure, of, record)
    if not known and (_is_spelled(figure, passages, of, record) or _of_topic(figure, of, record)):
        return
    if not known:
        small = (figure.value or 0) <= SMALL or _is_bare(figure)
        others = [(q, p) for p in passages for q in p.figures if comparable(figure, q, sure=small)]
        if figure.measures == "time" and (of[0].statement.heading or not others):
            return  # "five weeks after the coup" is the writer's own reckoning
        if others:
            other, passage = others[0]
            message = f"the source gives “{other.text}”, the draft “{figure.text}”: put the source's figure"
            yield Remark("figure", figure.span, message, (passage.place,))
        elif _is_bare(figure) and _is_written(figure, of, record):
            return
        elif (
            figure.bound != "about"
            and not of[0].statement.heading
            and ((figure.value or 0) > SMALL or figure.value is None)
        ):
            message = f"no source gives “{figure.text}” for this: name a source for it, or take it out"
            yield Remark("figure", figure.span, message, (passages[0].place,))
        return
    same = [(q, p) for q, p in known if comparable(figure, q)] or known
    if _lost_bound(figure, [q for q, _ in same]) and not _AGED.search(draft.plain.text, 0, figure.span[0]):
        other, passage = same[0]
        message = (
            f"the source says “{other.text}”, which leaves room {_room(other)}; the draft says “{figure.text}”: "
            f"restore “{other.text}”"
        )
        yield Remark("bound", figure.span, message, (passage.place,))
    newer = _newer(draft, figure, [p for _, p in same], of, record)
    if newer is not None and not _is_told_later(draft, figure, newer[0]) and not draft.is_dated(figure.span):
        other, passage = newer
        message = (
            f"newer sources give “{other.text}” ({passage.date}); “{figure.text}” is of {same[0][1].date}: "
            "put the newer figure, or say of which day this one is"
        )
        yield Remark("overtaken", figure.span, message, (passage.place, same[0][1].place))


def _is_told_later(draft: Draft, figure: Quantity, newer: Quantity) -> bool:
    """Whether the draft itself goes on to another figure of the same: "nine dead at first. Today it counts 21"."""
    text = draft.plain.text
    return any(
        0 < q.span[0] - figure.span[1] <= GOING_ON
        and q.value not in (None, figure.value)
        and (q.value == newer.value or comparable(figure, q, sure=True))
        and _NOW.search(text, figure.span[1], q.span[0]) is not None
        for q in draft.coded.quantities
    )


def _elsewhere(figure: Quantity, of: list[Traced], record: Record) -> list[tuple[Quantity, Passage]]:
    """The figure in passages on the same people or the same matter: a sentence may join what several sources give.

    A figure without a unit ("eleven were saved") may stand without one anywhere on the same matter.
    """
    found = []
    documents = {p.place.document for each in of for p in each.passages}
    for each in of:
        names = {t.key for t in each.sentence_terms if t.is_name and t.key[0] not in "@="}
        heavy = heavy_keys(each.sentence_terms)
        for passage in record.passages:
            least = SAME_DOCUMENT if passage.place.document in documents else MATTER
            if (figure.value or 0) > CHANCE:
                least = min(least, MATTER - 1)
            on = len(heavy & passage.keys) >= least
            for other in [*passage.figures, *_sums(passage)]:
                if not agrees(figure, other):
                    continue
                bare = _is_bare(figure) and (_is_bare(other) or (figure.value or 0) > CHANCE)
                if figure.unit is None and TOLLS.get(other.measures or "") in each.statement.keys:
                    bare = bare or on  # "puts the toll at 19"
                things = _is_thing(figure) and _is_thing(other)
                if bare or ((names & passage.keys or on) and comparable(figure, other, sure=True)) or (on and things):
                    found.append((other, passage))
    return found


def _is_spelled(figure: Quantity, passages: list[Passage], of: list[Traced], record: Record) -> bool:
    """Whether a small count stands, without a unit, right beside some passages, or elsewhere as a like toll.

    "Police detained nine of them", "the number of dead has risen to three" are read as figures of nothing.
    """
    value = figure.value
    if value is None or value != int(value) or not 0 < value <= len(SPELLED):
        return False
    number = re.compile(rf"\b(?:{int(value)}|{SPELLED[int(value) - 1]})\b", re.IGNORECASE)
    if any(number.search(f"{p.before} {p.place.text} {p.after}") for p in passages if value > SMALL):
        return True
    tolls = frozenset(TOLLS.values()).intersection(*(each.statement.keys for each in of[:1]))
    return any(
        bool(tolls & passage.keys) and number.search(passage.place.text) is not None
        for passage in record.passages
        if passage.place.document in of[0].topic
    )


def _end_of_change(figure: Quantity, known: list[tuple[Quantity, Passage]], of: list[Traced], record: Record) -> str:
    """Of "from 14 to 41", the end that no source on the matter has, "" where all is well or nothing changes."""
    if figure.value is not None or _CHANGE.match(figure.text) is None or figure.low is None or figure.high is None:
        return ""
    if any(q.low == figure.low and q.high == figure.high for q, _ in known):
        return ""
    for value in (figure.low, figure.high):
        told = [q for each in of for document in each.topic for q in record.figures.get(document, ())]
        plain = replace(figure, value=value, low=value, high=value, bound="exact")
        if not any(value in {q.value, q.low, q.high} for q in told) and not _is_written(plain, of, record):
            return f"{value:,g}"
    return ""


def _is_written(figure: Quantity, of: list[Traced], record: Record) -> bool:
    """Whether a figure of nothing named stands in the sources on the matter, in figures or in letters."""
    value = figure.value or 0
    forms = [f"{value:,g}", f"{value:g}", *([SPELLED[int(value) - 1]] if 1 <= value <= len(SPELLED) else [])]
    number = re.compile(rf"(?<![\w.,])(?:{'|'.join(map(re.escape, forms))})(?![\w]|[.,]\d)", re.IGNORECASE)
    return any(number.search(record.texts.get(document, "")) for each in of for document in each.topic)


def _of_topic(figure: Quantity, of: list[Traced], record: Record) -> bool:
    """Whether the sources on the matter have a small figure of the same things anywhere, or two that make it."""
    value = figure.value
    if value is None or value > CHANCE or not (_is_thing(figure) or _is_bare(figure)):
        return False
    known = [q for each in of for document in each.topic for q in record.figures.get(document, ())]
    if value <= SMALL and any(q.value == value and _counted(q) & _counted(figure) for q in known):
        return True
    return _is_bare(figure) and _made_of(value, known)


def _is_thing(figure: Quantity) -> bool:
    """Whether a figure counts things by a noun ("four leaks", "four holes"), and nothing that is measured."""
    return (
        figure.measures in COUNTED - {"percentage", "votes"}
        and figure.value is not None
        and figure.value == int(figure.value)
    )


def _sums(passage: Passage) -> list[Quantity]:
    """What two counts of a passage are together: "64 passengers and five crew" are 69 people."""
    things = [q for q in passage.figures if _is_thing(q) and q.bound == "exact" and (q.value or 0) > 1]
    return [
        replace(one, value=(one.value or 0) + (other.value or 0), unit=None, of=None)
        for one, other in combinations(things, 2)
    ]


def _is_bare(figure: Quantity) -> bool:
    return figure.unit is None and figure.measures is None


def _room(figure: Quantity) -> str:
    return {"at least": "above", "at most": "below"}.get(figure.bound, "on both sides")


def _around(passages: list[Passage], record: Record) -> list[Passage]:
    """The neighbours of some passages in their documents."""
    places = {(p.place.document, p.number + step) for p in passages for step in (-1, 1)}
    return [p for p in record.passages if (p.place.document, p.number) in places]


def agrees(ours: Quantity, theirs: Quantity) -> bool:
    """Whether a figure of the draft is one of the source, as exact as it claims to be."""
    if ours.value is not None and theirs.value is not None:
        if (mine := _days(ours)) and (other := _days(theirs)) and ours.unit != theirs.unit:
            return abs(mine - other) <= ROUNDED * other
        if ours.value == theirs.value:
            return True
        close = abs(ours.value - theirs.value) <= ROUNDED * max(abs(theirs.value), abs(ours.value))
        if ours.bound == "about" and close:
            return True
        if ours.bound == "at least":
            return ours.value <= theirs.value <= ours.value * (1 + OPEN)
        if ours.bound == "at most":
            return ours.value * (1 - OPEN) <= theirs.value <= ours.value
        return False
    low, high = (ours.low, ours.high) if ours.value is None else (theirs.low, theirs.high)
    value = theirs.value if ours.value is None else ours.value
    if value is None:
        return (ours.low, ours.high) == (theirs.low, theirs.high)
    return (low is None or low <= value) and (high is None or value <= high)


def _days(figure: Quantity) -> float:
    """How many days a length of time is, 0 for another figure."""
    return (figure.value or 0) * DAYS.get((figure.unit or "").removesuffix("s"), 0)


def comparable(ours: Quantity, theirs: Quantity, sure: bool = False) -> bool:
    """Whether two figures count the same sort of thing; without a unit they may, unless one must be `sure`."""
    if ours.unit is not None and theirs.unit is not None and ours.unit == theirs.unit:
        return True
    mine, other = _counted(ours), _counted(theirs)
    if ours.measures is not None and ours.measures == theirs.measures:
        return (not sure and (not mine or not other)) or bool(mine & other) or ours.measures not in {"people", "time"}
    return bool(mine & other) or (not sure and (not mine or not other))


def _counted(figure: Quantity) -> frozenset[str]:
    """Lemmas of the unit and of what is counted."""
    words = f"{figure.unit or ''} {figure.of.text if figure.of else ''}"
    return frozenset(lemma_of(word) for word in TOKEN.findall(words) if len(word) > 2)


def _lost_bound(ours: Quantity, theirs: list[Quantity]) -> bool:
    """Whether every source leaves room that the draft does not, or leaves it on the other side."""
    if ours.value is None or any(q.value != ours.value for q in theirs):
        return False
    if ours.bound == "exact":
        return all(q.bound != "exact" for q in theirs)
    opposite = {"at least": "at most", "at most": "at least"}.get(ours.bound)
    return opposite is not None and all(q.bound == opposite for q in theirs)


def _newer(
    draft: Draft, ours: Quantity, known: list[Passage], of: list[Traced], record: Record
) -> tuple[Quantity, Passage] | None:
    """A newer figure for the same count that the draft does not have."""
    latest = max(p.date for p in known)
    tolls = frozenset(TOLLS.values()) & of[0].statement.keys
    if not latest or (ours.measures not in COUNTED and not (tolls and ours.unit is None)) or of[0].statement.heading:
        return None
    few = ours.measures is None and (ours.value or 0) <= SMALL
    if few and ours.unit is None:
        return None  # "two of them" is no count that grows
    found = []
    for each in of:
        for support in record.support(each.statement.terms):
            passage = support.passage
            if passage.place.document not in each.topic or passage.date <= latest or support.core < SAME_COUNT:
                continue
            if any(agrees(ours, q) and comparable(ours, q, sure=q.value != ours.value) for q in passage.figures):
                return None
            found += [
                (q, passage, support.core)
                for q in passage.figures
                if (_replaces(ours, q) or _is_toll(ours, q, each.statement.keys))
                and (not few or (support.core >= SAME_FEW and q.unit == ours.unit))
            ]
    found += [
        (q, passage, 0.0)
        for passage in record.passages
        if passage.place.document in of[0].topic and passage.date > latest and tolls & passage.keys
        for q in passage.figures
        if q.value is not None and ours.value is not None and q.value > ours.value and _is_risen(q, passage)
    ]
    if not found:
        return None
    # Of the newest, the one that is told in the statement's words: there may be counts of two sides.
    figure, passage, _ = max(found, key=lambda item: (item[1].date, item[2]))
    newest = figure, passage
    if any(agrees(q, newest[0]) and comparable(q, newest[0]) and draft.is_own(q.span) for q in draft.coded.quantities):
        return None
    return newest


def _is_risen(figure: Quantity, passage: Passage) -> bool:
    """Whether a figure of nothing is what a toll has risen to: "the number of dead has risen to three"."""
    before = passage.place.text[: figure.span[0] - passage.place.span[0]]
    return _is_bare(figure) and _RISEN.search(before) is not None


def _is_toll(ours: Quantity, theirs: Quantity, keys: frozenset[str]) -> bool:
    """Whether both count the dead, the arrested or the like, in whatever words ("60 were arrested", "118 arrests")."""
    if theirs.value is None or theirs.value == ours.value or ours.value is None:
        return False
    counted = {key_of(word) for word in _counted(theirs)} | {TOLLS.get(theirs.measures or "", "")}
    one = ours.unit is None or ours.measures in {"people", *TOLLS}
    return one and bool(counted & set(TOLLS.values()) & keys)


def _replaces(ours: Quantity, theirs: Quantity) -> bool:
    """Whether a newer figure is of the very same count."""
    if theirs.value is None or theirs.measures not in COUNTED or theirs.value == ours.value:
        return False
    mine, other = _counted(ours), _counted(theirs)
    if ours.measures not in {None, "people"}:
        return ours.measures == theirs.measures
    return bool(mine & other)
