"""The terms of a text: its content words and names, each by a key that honest paraphrases share.

A name of a known actor stands for the actor's state ("Kyiv", "Ukrainian" and "Ukraine" are one); another name for its
first letters ("Norvalia", "Norvalian"); a word or phrase of `paraphrases.csv` for its meaning; any other word for the
first letters of its lemma; a figure or a day for itself. Function words are no terms.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from allegedly.grammar import lemma
from allegedly.knowledge.actors import Actors
from allegedly.knowledge.checking import Phrase, denials, figure_words, light, paraphrases, who
from allegedly.knowledge.families import function_words
from allegedly.nouns import CodedDocument, Span

_FIGURE_NEXT = re.compile(
    r"\s(?:\d|a (?:hundred|thousand|million|dozen)|(?:two|three|four|five|six|seven|eight|nine|ten|half)\b)"
)
TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Letters of a lemma that make its key: "withdraw" and "withdrawal", "Tessaria" and "Tessarian" share six.
KEY = 6
# A name shows what a sentence is about more than what it says; a light word says little. The words in between count 1.
NAME, LIGHT, HEAVY = 0.6, 0.25, 1.0
# A figure or a day in common shows that two texts tell of one thing, however they word it; one that differs shows
# nothing here (it may be the fault that is looked for), so that it counts only where both have it. Small figures and
# days of no named date stand in any two texts.
FIGURE = 0.9
SMALL_FIGURE = 3
MIN_WORD = 3
# Forms that the lemma of a noun's plural or a verb's past would get wrong.
FORMS = {
    "has": "have",
    "had": "have",
    "was": "be",
    "is": "be",
    "does": "do",
    "its": "its",
    "his": "his",
    "this": "this",
    # No forms of "bre", "excee" and "wind".
    "bring": "bring",
    "exceed": "exceed",
    "proceed": "proceed",
    "succeed": "succeed",
    "wound": "wound",
}
PRONOUNS = frozenset({"it", "them", "him", "her", "us"})
# "In March" is no protest, and "according to" no agreement.
MONTHS = frozenset("January February March April May June July August September October November December".split())
# What stands behind "was denied" where something was withheld.
_WITHHELD = frozenset({"a", "an", "any", "access", "bail", "entry", "food", "permission", "the", "treatment", "visas"})
NO_TERMS = frozenset({"according"})
# "Withdrew its earlier claim" is "withdrew claim".
DETERMINERS = frozenset("the a an its his her their this that these those".split())
# Particles that may stand behind the object of their verb, by so many words.
PARTICLES = frozenset({"back", "out", "off", "down", "up", "over"})
PARTED = 3
# Sorts of names by which a single word stands for a state or its government.
NAMING = frozenset({"name", "adjective", "people", "capital", "house"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text with its lemma, in lower case."""

    span: Span
    text: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Term:
    """A content word, phrase or name. `weight` is what its sort counts."""

    span: Span
    key: str
    weight: float

    @property
    def is_name(self) -> bool:
        """Whether it is a name."""
        return self.weight == NAME

    @property
    def is_number(self) -> bool:
        """Whether it is a figure or a day."""
        return self.key[0] in "#~"

    @property
    def is_heavy(self) -> bool:
        """Whether it is a word with a meaning of its own: no name, and no light word."""
        return self.weight == HEAVY


def heavy_keys(terms: Iterable[Term]) -> set[str]:
    """The keys of the words with a meaning of their own: what a text says, and not only what it is about."""
    return {term.key for term in terms if term.is_heavy}


@lru_cache(maxsize=1 << 16)
def lemma_of(word: str) -> str:
    """The lemma of a word in lower case, whose part of speech is not known: the verb's, of a plural the noun's."""
    word = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    if word in FORMS:
        return FORMS[word]
    if word.endswith("ings"):
        word = word[:-1]  # "warnings" is a form of "warn", as "warning" is
    if word.endswith("ss"):
        return word  # "dismiss": as it stands, and no past of "dismis"
    if word.endswith("s"):
        return lemma(word, "NNS", "NOUN")
    base = lemma(word, "VBG" if word.endswith("ing") else "VBD", "VERB")
    # "quarrelled", "travelling": the British doubled l; what is cut wrongly ("install") is so everywhere.
    return base[:-1] if base.endswith("ll") and len(base) > KEY else base


def tokens(text: str, span: Span) -> list[Token]:
    """The words of a part of a text."""
    return [Token(f.span(), f.group(), lemma_of(f.group())) for f in TOKEN.finditer(text, *span)]


def phrase_at(words: Sequence[Token], at: int, known: dict[Phrase, str] | frozenset[Phrase], longest: int) -> int:
    """How many words from `at` on make the longest known phrase, 0 where none does."""
    for length in range(min(longest, len(words) - at), 0, -1):
        if tuple(word.lemma for word in words[at : at + length]) in known:
            return length
    return 0


def has_phrase(words: Sequence[Token], known: frozenset[Phrase]) -> Token | None:
    """The first word of the first known phrase in some words."""
    longest = max(map(len, known))
    return next((words[at] for at in range(len(words)) if phrase_at(words, at, known, longest)), None)


@cache
def denial_phrases() -> frozenset[Phrase]:
    """The phrases of denial by the lemmas as they are made here."""
    return frozenset(tuple(lemma_of(word) for word in phrase) for phrase in denials())


def denies(words: Sequence[Token]) -> bool:
    """Whether some words hold a phrase of denial; who "was denied a doctor" denies nothing."""
    kept = [
        word
        for at, word in enumerate(words)
        if not (
            word.text.lower() == "denied"
            and at
            and words[at - 1].lemma == "be"
            and at + 1 < len(words)
            and words[at + 1].text.lower() in _WITHHELD
        )
    ]
    return has_phrase(kept, denial_phrases()) is not None


@cache
def _meanings() -> dict[Phrase, str]:
    """Paraphrases by the lemmas as they are made here: "missing" is "miss"."""
    found: dict[Phrase, str] = {}
    for phrase, meaning in paraphrases().items():
        bare = tuple(lemma_of(word) for word in phrase if word not in DETERMINERS)
        found.setdefault(bare or tuple(map(lemma_of, phrase)), f"={meaning}")
    return found


@cache
def _longest() -> int:
    return max(map(len, _meanings()))


@cache
def _light() -> frozenset[str]:
    return frozenset(light()) | {lemma_of(word) for word in light()}


def key_of(lemma: str) -> str:
    """The key of a single word by its lemma."""
    return _meanings().get((lemma_of(lemma),), lemma_of(lemma)[:KEY])


def _particle(words: Sequence[Token], at: int, text: str) -> int:
    """Where the particle of a verb stands that its object parts from it ("pulled its guns back"), 0 where none does."""
    for number in range(at + 2, min(at + PARTED + 2, len(words))):
        between = text[words[at].span[1] : words[number].span[0]]
        if words[number].text in PARTICLES and not set(between) & set(",;:.!?“”"):
            return number if (words[at].lemma, words[number].lemma) in _meanings() else 0
    return 0


class Terms:
    """Makes the terms of a coded document's sentences."""

    def __init__(self, coded: CodedDocument, actors: Actors) -> None:
        self.text = coded.document.text
        self.actors = actors
        named = [m for m in coded.mentions if m.actor is not None and m.kind != "person" and not m.text.islower()]
        self._named = sorted((m.span, m.actor or "") for m in named)
        self._starts = [span[0] for span, _ in self._named]
        self._numbers = sorted(
            [
                Term(q.span, f"#{q.value:g}", FIGURE)
                for q in coded.quantities
                if q.value is not None and q.value > SMALL_FIGURE
            ]
            + [
                Term(t.span, f"~{t.start[5:]}", FIGURE)
                for t in coded.times
                if t.type == "DATE" and t.start is not None and t.start == t.end
            ],
            key=lambda term: term.span,
        )
        # Capitalised words within sentences: at the head of one they are names too.
        firsts = {start for start, _ in coded.sentences}
        self._names = {
            lemma_of(found.group())[:KEY]
            for found in TOKEN.finditer(self.text)
            if found.group()[0].isupper() and found.start() not in firsts
        }

    def is_name(self, word: str) -> bool:
        """Whether a word stands with a capital letter within a sentence of the document."""
        return lemma_of(word)[:KEY] in self._names

    def of(self, span: Span) -> list[Term]:
        """The terms of a part of the text: its words in order, then its figures and days."""
        # "Blew it up" is "blew up".
        passed = PRONOUNS | DETERMINERS | NO_TERMS
        words = [w for w in tokens(self.text, span) if w.text.lower() not in passed and w.text not in MONTHS]
        found: list[Term] = []
        at = 0
        while at < len(words):
            word = words[at]
            actor = self._actor(word)
            if actor is not None:
                last = found[-1] if found else None
                if last is None or last.key != actor or last.span[1] + 1 < word.span[0]:
                    found.append(Term(word.span, actor, NAME))
                at += 1
                continue
            if word.text == "over" and (
                _FIGURE_NEXT.match(self.text, word.span[1]) or not at or words[at - 1].lemma != "be"
            ):  # "over three million", "a quarrel over water"; "it is over" is an end
                at += 1
                continue
            particle = _particle(words, at, self.text)
            if particle:
                # "Took his figure back": the words between are read as if they stood behind it.
                found.append(Term(word.span, _meanings()[word.lemma, words.pop(particle).lemma], HEAVY))
                at += 1
                continue
            length = phrase_at(words, at, _meanings(), _longest())
            if (
                length > 1
                and words[at + length - 1].text == "over"
                and _FIGURE_NEXT.match(self.text, words[at + length - 1].span[1])
            ):
                length = phrase_at(words[: at + length - 1], at, _meanings(), _longest())  # "over three million"
            if length:
                whole = (word.span[0], words[at + length - 1].span[1])
                meaning = _meanings()[tuple(w.lemma for w in words[at : at + length])]
                found.append(Term(whole, meaning, NAME if meaning[1:] in who() else 1.0))
                at += length
                continue
            lower = word.text.lower()
            if len(word.lemma) >= MIN_WORD and lower not in function_words() and lower not in figure_words():
                found.append(Term(word.span, word.lemma[:KEY], self._weight(word)))
            at += 1
        found += [term for term in self._numbers if span[0] <= term.span[0] < span[1]]
        return found

    def _weight(self, word: Token) -> float:
        if word.lemma in _light() or word.text.lower() in _light():
            return LIGHT
        return NAME if word.text[0].isupper() and word.lemma[:KEY] in self._names else 1.0

    def _actor(self, word: Token) -> str | None:
        """The key of the known actor that a capitalised word names or helps to name."""
        if not word.text[0].isupper():
            return None
        number = bisect_right(self._starts, word.span[0]) - 1
        if number >= 0 and word.span[1] <= self._named[number][0][1]:
            return "@" + self.root(self._named[number][1])
        senses = self.actors.senses.get(word.text.removesuffix("'s").removesuffix("’s"))
        if senses and senses[0].sort in NAMING:
            return "@" + self.root(senses[0].actor)
        return None

    def root(self, actor: str) -> str:
        """The state that an actor belongs to, else the actor."""
        return self.actors.country(actor) or actor
