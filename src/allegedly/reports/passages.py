"""The sentences of a document that bear on two actors, each with what was coded in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeVar

from allegedly.knowledge.briefing import words
from allegedly.knowledge.facets import weigh
from allegedly.ledger import root
from allegedly.nouns import Attribution, Claim, CodedDocument, Event, Mention, Party, Quantity, Span
from allegedly.reports.dyad import Dyad, Side

T = TypeVar("T")
# An answer that says more than so many words says what it denies.
SHORT_ANSWER = 6
BOTH = 2
# The quad classes of deeds.
MATERIAL = frozenset({2, 4})
PRONOUNS = frozenset(
    "he she it they we i you his her its their this that these those him them us there what which who our my your me"
    " whose ’s 's".split()
)
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9+’'-]*")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y|me|ourselves)\b")
_ADDRESSED = re.compile(r"\b[Yy]ou(?:r|rs)?\b")
_TURN = re.compile(r"(?:^|[\s.])(?:Q|A|QUESTION|ANSWER)\s?:")
_ASKED = re.compile(r"(?:Q|QUESTION)\s?[.:]")
_ANSWERED = re.compile(r"(?:A|ANSWER)\s?:|\d{1,2}[.)] ")
_ANNOUNCING = re.compile(
    r"Here(?: are|[’']s| is) (?:a |an |the |some |what|why|how|everything|\w+ (?:things|facts|points|reasons))"
)
_PERSONAL = frozenset("he she him her his".split())
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her)\b")
_CLOSED = re.compile(r"[.!?…][\"”’'»)\]]*$")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its event."""

    claim: Claim
    event: Event


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence with what was coded in it; two are the same where they are one object, not of like content.

    What is asked of each sentence many times (whether it hangs, who speaks) is computed once and kept.
    """

    coded: CodedDocument
    number: int
    span: Span
    text: str
    places: dict[Side, list[Span]]  # where each side is named
    told: tuple[Told, ...]
    attributions: tuple[Attribution, ...]  # whose cue or content is in it
    figures: tuple[Quantity, ...]
    facets: dict[str, float]
    salience: float  # share of the document's sentences that name both
    people: tuple[Mention, ...] = ()
    others: int = 0  # how many states besides the two it names

    @cached_property
    def sides(self) -> frozenset[Side]:
        """The sides that the sentence names."""
        return frozenset(self.places)

    @cached_property
    def words(self) -> list[str]:
        """The words in lower case."""
        return WORD.findall(self.text.lower())

    @cached_property
    def asks(self) -> bool:
        """Whether the sentence is a question, or is said by whoever asks the questions."""
        if self.text.rstrip("”\"’' ").endswith("?") or _TURN.search(self.text[1:]) or _ASKED.match(self.text):
            return True
        return any(a.source is not None and a.source.text.strip(" :").lower() in words("asking") for a in self.spoken)

    @cached_property
    def spoken(self) -> tuple[Attribution, ...]:
        """The attributions that hold words of this sentence, or whose cue stands in it."""
        start, end = self.span
        return tuple(
            a
            for a in self.attributions
            if start <= a.cue.span[0] < end or any(s < end and start < e for s, e in a.content)
        )

    @cached_property
    def voices(self) -> tuple[Party, ...]:
        """Who is known by name to speak in the sentence."""
        return tuple(a.source for a in self.spoken if a.source is not None and is_voice(self.coded, a.source))

    @cached_property
    def hangs(self) -> bool:
        """Whether the sentence can only be understood after the one before it.

        It begins with "he" or "in this regard", names the two only as "the two countries", or tells of a "he" whom
        nobody in it names.
        """
        lower = self.text.lower()
        first = WORD.search(lower)
        quoted = self.text[:1] in "“\"'‘"
        if first is not None and not quoted and first.group() in words("hanging"):
            return True
        start = lower.lstrip("“\"'‘ ")
        if any(start.startswith(opening) for opening in words("opening")):
            return True
        if len(self.named) < 2 and any(each in lower for each in words("sides")):
            return True
        if any(answers_only(self, a) for a in self.spoken):
            return not any(item.event.type == "ACCUSE" for item in self.told)
        return self._torn() or self._anonymous() or self._nameless()

    @cached_property
    def broken(self) -> bool:
        """Whether it is no whole sentence: cut short, or "When A left the deal."."""
        return _CLOSED.search(self.text.rstrip()) is None or _FRAGMENT.match(self.text) is not None

    @property
    def reads_on(self) -> bool:
        """Whether it begins with a word that joins it to what stood before: "however", "still"."""
        first = WORD.search(self.text.lower())
        return first is not None and first.group() in words("connective")

    def _torn(self) -> bool:
        """Whether it is the end of a quotation that began before, or begins in the middle: "… we hope,” he said."."""
        first = self.text.lstrip("“\"'‘ ")[:1]
        opening, closing = self.text.find("“"), self.text.find("”")
        return first in "[…,;)" or first.islower() or (closing >= 0 and (opening < 0 or closing < opening))

    def _anonymous(self) -> bool:
        """Whether "the official" speaks, whom only the sentences before name."""
        return any(
            a.source is not None and a.source.actor is None and _THE_OFFICIAL.match(a.source.text) for a in self.spoken
        )

    def _nameless(self) -> bool:
        """Whether "he" or "she" stands in the sentence outside quotation marks, before anyone whom it can mean."""
        plain = _QUOTED.sub(lambda m: " " * len(m.group()), self.text)
        pronoun = _PRONOUN.search(plain)
        if pronoun is None:
            return False
        at = self.span[0] + pronoun.start()
        people = [m for m in self.people if self.span[0] <= m.span[0] and m.text.lower() not in _PERSONAL]
        if any(m.span[1] <= at for m in people):
            return False
        speaks = any(
            a.source is not None and a.source.actor is not None and a.source.text.lower() in _PERSONAL
            for a in self.spoken
        )
        named_later = any(m.span[0] < self.span[1] for m in people)
        return not speaks and not named_later

    @cached_property
    def homeless(self) -> bool:
        """Whether the sentence says "I" or "we" and nobody is known to say it."""
        return _FIRST_PERSON.search(self.text) is not None and not self.voices

    @cached_property
    def chatty(self) -> bool:
        """Whether it is talk: "we" or "you" outside quotation marks."""
        plain = _QUOTED.sub(" ", self.text)
        return bool(_FIRST_PERSON.search(plain) or _ADDRESSED.search(self.text))

    @cached_property
    def glued(self) -> bool:
        """Whether a heading or the mark of a turn has run into it: "… from Tehran Speaking on Friday, …", "A: …"."""
        return _ANSWERED.match(self.text) is not None or _glue().search(self.text) is not None

    @cached_property
    def named(self) -> frozenset[Side]:
        """The sides that the sentence names by a name, not as "it" or "the country"."""
        text, start = self.text, self.span[0]
        return frozenset(
            side
            for side, places in self.places.items()
            if any(any(letter.isupper() for letter in text[s - start : e - start]) for s, e in places)
        )


# "When A left the deal and B stayed." has no main clause.
_FRAGMENT = re.compile(r"(?:When|While|Because|Although|Though|If|Whereas|Unless) [^,;:—–]*$")
_THE_OFFICIAL = re.compile(
    r"[Tt]he (?:[a-z]+(?: [a-z]+)?|(?:Prime |Foreign )?(?:President|Minister|Secretary|Ambassador))$"
)


_INFINITIVE = re.compile(r" to (?!the\b|a\b|an\b)[a-z]")  # a heading taken for a name: "China to build ports"


# "A slams B's "support" Jane Doe, the minister, said"; "… illegal demands Russia on Thursday dismissed".
_QUOTED_END = r"[a-z][”\"] [A-Z][a-z]+ [A-Z][a-z]+, "
_DATED = r"[a-z]{4,}s [A-Z][a-z]+ on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day [a-z]+ed\b"


@cache
def _glue() -> re.Pattern[str]:
    starters = "|".join(sorted(words("glue")))
    quoted_title = r"^[‘“][^’”]{10,}[^,.?!…’”][’”] [A-Z]"
    turned = rf"(?:[a-z]{{3,}}|[a-z][’'”\")]) (?:{starters})\s(?!of\b)"
    return re.compile(
        rf"{quoted_title}|{_QUOTED_END}|{_DATED}|{turned}|\w[.?!][”\"]?[A-Z][a-z]{{2,}} |[.!?] [-–—] [A-Z]"
    )


def answers_only(sentence: Sentence, attribution: Attribution) -> bool:
    """Whether a denial or doubt names nothing of what it denies: "denies the accusation", "denies involvement"."""
    if attribution.position not in {"denies", "doubts"} or len(attribution.content) > 1:
        return False
    content = "".join(sentence.coded.document.text[s:e] for s, e in attribution.content)
    said = [word.lower() for word in WORD.findall(content)]
    return len(said) <= SHORT_ANSWER and (not said or any(word in words("charged") for word in said))


def is_voice(coded: CodedDocument, party: Party) -> bool:
    """Whether a source is somebody: a known actor, a name, or words for people that speak ("two officials")."""
    lower = party.text.strip(" :").lower()
    if lower.startswith(("no one", "nobody", "none of")):
        return False
    if lower in words("label") or lower in words("asking") or lower in words("unnamed"):
        return False
    if party.actor is not None:
        return not (party.text.islower() and lower in _RELATIVE) and _speaks(coded, party)
    return lower not in PRONOUNS and _speaks(coded, party)


_RELATIVE = frozenset("which that who".split())


def _speaks(coded: CodedDocument, party: Party) -> bool:
    """Whether the words of a source name somebody, and not something: "China's influence" does not."""
    text = party.text
    if _INFINITIVE.search(text):
        return False
    if len(text.split()) <= 2 and (party.actor is not None or text[:1].isupper()):
        return True
    tokens = [word.lower() for word in WORD.findall(text)]
    if any(token in words("saying") for token in tokens):
        return True
    ends = [m for m in coded.mentions if m.span[0] < party.span[1] and party.span[0] < m.span[1]]
    head = re.split(r",| of | in | for | with | on | at | from | to | who ", text)[0]
    last = party.span[0] + len(head)
    return any(m.span[0] < last <= m.span[1] + 1 for m in ends)


def sentences(coded: CodedDocument, dyad: Dyad) -> list[Sentence]:
    """The sentences of a document, headings left out. Empty unless the document names both actors."""
    by_sentence = Index(coded.sentences)
    mentions: dict[int, list[Mention]] = by_sentence.group((m.span, m) for m in coded.mentions)
    if len({dyad.side(m.actor) for m in coded.mentions} - {None}) < 2:
        return []
    claims = {claim.event: claim for claim in coded.claims}
    told: dict[int, list[Told]] = {}
    for event in coded.events:
        told.setdefault(event.sentence, []).append(Told(claims[event.id], event))
    attributions: dict[int, list[Attribution]] = {}
    deeds = {event.trigger.span for event in coded.events if event.quad in MATERIAL}
    for attribution in coded.attributions:
        if attribution.cue.span in deeds:
            continue  # "A sanctioned B" says nothing
        for number in by_sentence.touched([attribution.cue.span, *attribution.content]):
            attributions.setdefault(number, []).append(attribution)
    figures = by_sentence.group((q.span, q) for q in coded.quantities)
    title = weigh(WORD.findall((coded.document.title or "").lower()))
    rows: list[tuple[int, str, dict[Side, list[Span]], dict[str, float], int]] = []
    before: dict[str, float] = {}
    for number, span in enumerate(coded.sentences):
        text = coded.document.text[span[0] : span[1]]
        own = weigh(
            WORD.findall(text.lower()),
            {said for item in told.get(number, ()) for said in (item.event.type, *item.event.contexts)},
        )
        # A sentence speaks of what the sentences before it and the title speak of, but of its own words first.
        weights = {
            facet: own.get(facet, 0.0) + 0.35 * before.get(facet, 0.0) + 0.15 * title.get(facet, 0.0)
            for facet in own.keys() | before.keys()
        }
        before = {facet: 0.5 * weight for facet, weight in weights.items()}
        if is_heading(coded, number, text):
            before = {facet: 2 * weight for facet, weight in own.items()}
            continue
        places: dict[Side, list[Span]] = {}
        states: set[str] = set()
        for mention in mentions.get(number, ()):
            side = dyad.side(mention.actor)
            if side is not None:
                places.setdefault(side, []).append(mention.span)
            elif mention.actor is not None:
                states.add(root(mention.actor))
        rows.append((number, text, places, weights, len(states)))
    salience = sum(len(places) == BOTH for _, _, places, _, _ in rows) / max(1, len(rows))
    return [
        Sentence(
            coded,
            number,
            coded.sentences[number],
            text,
            places,
            tuple(told.get(number, ())),
            tuple(attributions.get(number, ())),
            tuple(figures.get(number, ())),
            weights,
            salience,
            tuple(m for m in mentions.get(number, ()) if m.kind == "person"),
            others,
        )
        for number, text, places, weights, others in rows
    ]


def plain(coded: CodedDocument, number: int) -> Sentence:
    """One sentence of a document as it stands, of no dyad: to see whether it hangs, asks or is torn."""
    start, end = coded.sentences[number]
    return Sentence(
        coded,
        number,
        (start, end),
        coded.document.text[start:end],
        {},
        (),
        tuple(a for a in coded.attributions if any(s < end and start < e for s, e in [a.cue.span, *a.content])),
        (),
        {},
        0.0,
        tuple(m for m in coded.mentions if m.kind == "person" and start <= m.span[0] < end),
    )


def is_heading(coded: CodedDocument, number: int, text: str) -> bool:
    """Whether a sentence is a heading or credit line, or announces what comes: "Here are five things to know"."""
    if _ANNOUNCING.match(text):
        return True
    if _CLOSED.search(text):
        return False
    start, end = coded.sentences[number]
    whole = coded.document.text
    alone = not whole[:start].rstrip(" \t") or whole[:start].rstrip(" \t")[-1:] == "\n"
    return alone and (not whole[end:].strip(" \t") or whole[end:].lstrip(" \t")[:1] == "\n")


class Index:
    """Finds the sentence of a position."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = list(spans)
        self.starts = [span[0] for span in self.spans]

    def at(self, position: int) -> int:
        return max(0, bisect_right(self.starts, position) - 1)

    def group(self, items: Iterable[tuple[Span, T]]) -> dict[int, list[T]]:
        found: dict[int, list[T]] = {}
        for span, item in items:
            found.setdefault(self.at(span[0]), []).append(item)
        return found

    def touched(self, spans: Iterable[Span]) -> list[int]:
        found: set[int] = set()
        for start, end in spans:
            found.update(range(self.at(start), self.at(max(start, end - 1)) + 1))
        return sorted(found)
