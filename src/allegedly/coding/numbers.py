"""Numbers in a text, in figures and words: "1,500", "1.2 million", "two dozen", "twenty-eight", "half a million".

Dates, years, clock times, scores, ordinals and figures inside names ("F-35", "COVID-19") are left out here as far as
the characters show it; what needs the sentence's grammar is left to `quantities`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite

from allegedly.knowledge.quantities import currencies, numbers, suffixes, units


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its characters [start, end). A loose one ("dozens") has no value, only `low` and `high`.

    `coefficient` is the figure without its magnitude word (1.2 in "1.2 million"): it says whether "four to five
    thousand" lends its magnitude. `figures` says whether it is written in digits, `part` whether it is a fraction of
    something. `magnitude` is what the coefficient was multiplied with.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    coefficient: float
    magnitude: float
    figures: bool
    part: bool


_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_FIGURE = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+(?![\d,]*\d)|\d+)(?:\.\d+)?(?:\s?[½¼¾⅓⅔⅛])?(?:×10[−-]?\d+)?(?:[/⁄]\d+(?![/\d]))?"
    r"|(?<![\w.)])\.\d+|[½¼¾⅓⅔⅛]"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"(?:(?<![\w)\]])[-−]|\b[Mm]inus[- ])$")
_CLOCK_AFTER = re.compile(r"[:.]\d{2}\b|\s?(?:[ap]\.?m\b|o['’]clock|hrs\b|GMT|UTC)", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?\s?m\b)?", re.IGNORECASE)
_PREFIX = re.compile(r"\b(?:[Mm]inus|now|then)[-‑]$")
# Told by its characters, as the tokenizer takes "No." for the end of a sentence.
_NUMBERED = re.compile(r"\b(?:[Nn]os?\.|№)\s?$")
_SPACED = re.compile(r"\s(bn|mn|tn|bln|mln|B|M)(?=\s[a-z]+)")
_JOIN = re.compile(r"(?:\s|-|‑|\s?-\s?)(?:and\s(?:a\s)?|of\sa\s|a\s)?$")
_ARTICLE = re.compile(r"\b(?:an?|one)[ -]$", re.IGNORECASE)
_BEFORE_MONEY = re.compile(r"(?:[$£€¥₹₽₪₩₺₴₦฿]|Y=|\b(?:RM|PS|Rs\.?|[A-Z]{3}))\s?$")
ORDINAL = frozenset({"st", "nd", "rd", "th"})


def money_before(text: str, start: int) -> tuple[int, str] | None:
    """The currency sign or code that ends at `start`: where it begins, and the currency's name."""
    window = text[max(0, start - 7) : start]
    found = _BEFORE_MONEY.search(window)
    if found is None:
        return None
    stripped = window.rstrip()
    known = currencies()
    for length in range(min(7, len(stripped)), 0, -1):
        sign = stripped[-length:]
        if sign in known and not (sign[0].isalpha() and length < len(stripped) and stripped[-length - 1].isalnum()):
            return start - (len(window) - len(stripped)) - length, known[sign]
    return None


@dataclass(slots=True)
class _Atom:
    start: int
    end: int
    kind: str
    value: float
    magnitude: float = 1.0


def find_numbers(text: str, words: list[str], starts: list[int]) -> list[Number]:
    """All numbers of the text in order. `words` are the lower-case tokens and `starts` their positions."""
    atoms = _figures(text)
    known = numbers()
    for word, start in zip(words, starts, strict=True):
        entry = known.get(word)
        if entry is not None and entry.kind != "suffix":
            atoms.append(_Atom(start, start + len(word), entry.kind, entry.value))
        elif "-" in word and word[0].isalpha():
            atoms.extend(_compound(word, start))
    atoms.sort(key=lambda atom: atom.start)
    found: list[Number] = []
    at = 0
    while at < len(atoms):
        last = at + 1
        while last < len(atoms) and _joins(text, atoms[last - 1], atoms[last]):
            last += 1
        number = _number(text, atoms[at:last])
        # A row of digits beyond what floats hold is an identifier, or nonsense.
        readable = number is not None and all(map(isfinite, (number.low or 0.0, number.high or 0.0)))
        if number is not None and readable and not (found and found[-1].end > number.start):
            found.append(number)
        at = last
    return found


def _figures(text: str) -> list[_Atom]:
    atoms = []
    for found in _FIGURE.finditer(text):
        start, end = found.span()
        written = found.group()
        before = text[start - 1] if start else " "
        if before.isalpha() and money_before(text, start) is None:
            continue
        named = before in "-‑/." and start > 1 and text[start - 2].isalpha()
        if named and _PREFIX.search(text, max(0, start - 7), start) is None and money_before(text, start) is None:
            continue
        if before in " ." and _NUMBERED.search(text, max(0, start - 6), start) is not None:
            continue
        if before in ":'’" and start > 1 and text[start - 2].isdigit():
            continue
        if before in "'’" and len(written) == 2:
            continue
        clock = _CLOCK_AFTER.match(text, end)
        if (clock and (clock.group()[0] in ":" or clock.group()[0] not in ".")) or _clock_point(text, start, end):
            continue
        if before == "/" and start > 1 and text[start - 2].isdigit():
            continue
        value = _value(written)
        if value is None:
            continue
        atom = _Atom(start, end, "figure", value)
        letters = _LETTERS.match(text, end)
        if letters is not None and not _attached(text, atom, letters):
            continue
        spaced = _SPACED.match(text, end) if letters is None else None
        if spaced is not None:
            atom.magnitude = suffixes()[spaced[1].lower()]
            atom.value, atom.end = atom.value * atom.magnitude, spaced.end()
        sign = _SIGN.search(text, max(0, start - 6), start)
        if sign is not None and atom.kind == "figure":
            atom.start, atom.value = sign.start(), -atom.value
        atoms.append(atom)
    return atoms


def _clock_point(text: str, start: int, end: int) -> bool:
    """Whether "10.45pm" begins at `start`."""
    found = _CLOCK.match(text, start)
    return found is not None and found.group().rstrip(". ")[-1] in "mM"


def _attached(text: str, atom: _Atom, letters: re.Match[str]) -> bool:
    """Takes a magnitude that is written against the figure; False where the letters make it something else."""
    word = letters.group()
    if word in ORDINAL or word == "s":
        return False
    money = money_before(text, atom.start) is not None
    lower = word.lower()
    magnitude = suffixes().get(lower)
    if magnitude is not None and (money or lower not in {"m", "t", "mm", "b"} or _counts(text, letters.end())):
        atom.value, atom.magnitude, atom.end = atom.value * magnitude, magnitude, letters.end()
        return True
    symbols, forms = units().symbols, units().forms
    if word in symbols or lower in forms or lower in {"x", "sq", "cu"}:
        return True
    extended = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+|[²³]|-[a-z]+)?").match(text, letters.start())
    return extended is not None and (extended.group() in symbols or extended.group().lower() in forms)


_PLURAL = re.compile(
    r"\s(?:of\b|people\b|displaced\b|dead\b|homeless\b|(?!across|always|less|is|was|has|this|as|plus|us)[a-z]{2,}s\b)"
)


def _counts(text: str, end: int) -> bool:
    """Whether what follows "35m" is counted, so that it means million, not metres."""
    return _PLURAL.match(text, end) is not None


def _value(written: str) -> float | None:
    plain = written.replace(",", "")
    extra = 0.0
    if plain[-1] in _FRACTIONS:
        extra, plain = _FRACTIONS[plain[-1]], plain[:-1].strip()
    if not plain:
        return extra
    if "×10" in plain:
        base, power = plain.replace("−", "-").split("×10")
        return float(f"{base}e{power}")
    for slash in "/⁄":
        if slash in plain:
            above, below = plain.split(slash)
            # "1/16" is a fraction; "9/11", "24/7" and "2018/19" are names and dates.
            return float(above) / float(below) if float(above) < float(below) and int(below) in _BELOW else None
    return float(plain) + extra


_BELOW = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 20, 32, 64, 100, 128, 1000})


def _compound(word: str, start: int) -> list[_Atom]:
    """ "twenty-eight" and "two-thirds", where the tokenizer keeps them together."""
    pieces = word.split("-")
    known = numbers()
    if any(piece not in known or known[piece].kind == "suffix" for piece in pieces):
        return []
    atoms = []
    for piece in pieces:
        atoms.append(_Atom(start, start + len(piece), known[piece].kind, known[piece].value))
        start += len(piece) + 1
    return atoms


def _joins(text: str, a: _Atom, b: _Atom) -> bool:
    """Whether two neighbouring numbers are one: "twenty-eight", "six hundred and two", "2.5 million", "two-thirds"."""
    gap = text[a.end : b.start]
    if not gap or len(gap) > 7 or _JOIN.fullmatch(gap.lower()) is None:
        return False
    plain = gap in {" ", "-", "\u00a0", "‑"}
    if b.kind == "scale":
        return (a.kind in {"figure", "digit", "ten", "scale", "part"} and plain) or (
            a.kind == "part" and gap in {" a ", " of a "}
        )
    if b.kind == "part":
        if b.value == 0.5 and "and" in gap and a.kind in {"figure", "digit", "ten", "scale"}:
            return True
        return a.kind in {"digit"} and plain
    if b.kind == "digit":
        return (a.kind == "ten" and plain and 0 < b.value < 10) or (a.kind == "scale" and a.value >= 100)
    return b.kind == "ten" and a.kind == "scale" and a.value >= 100


def _number(text: str, atoms: list[_Atom]) -> Number | None:
    first, last = atoms[0], atoms[-1]
    start, end = first.start, last.end
    article = _ARTICLE.search(text, max(0, start - 4), start)
    if first.kind == "loose":
        of_loose = re.compile(r"\s(?:of|or)\s(hundreds|thousands|millions|billions|trillions)\b").match(text, end)
        low = first.value
        if of_loose is not None:
            low, end = low * numbers()[of_loose[1]].value, of_loose.end()
        return Number(start, end, None, low, low * 10, low, 1.0, False, False)
    if first.kind in {"scale", "part"}:
        if article is None and not (first.kind == "part" and first.value == 0.5):
            return None
        if first.kind == "part" and not _is_part(text, first, last, article is not None):
            return None
        if article is not None:
            start = article.start()
    total = current = 0.0
    magnitude = first.magnitude
    part = False
    for at, atom in enumerate(atoms):
        if atom.kind == "scale":
            current = (current if at else 1.0) * atom.value
            magnitude *= atom.value
            if atom.value >= 1000:
                total, current = total + current, 0.0
        elif atom.kind == "part":
            if at and atoms[at - 1].kind == "digit" and "and" not in text[atoms[at - 1].end : atom.start]:
                current *= atom.value
                part = True
            elif at and atom.value == 0.5:
                after_scale = atoms[at - 1].kind == "scale"
                if after_scale:
                    total += 0.5 * atoms[at - 1].value
                else:
                    current += 0.5
            else:
                current, part = atom.value, True
        else:
            current += atom.value
    value = total + current
    part = part and value < 1
    return Number(start, end, value, value, value, value / magnitude, magnitude, first.kind == "figure", part)


# "fell by a third", "up by nearly a quarter".
_BY = re.compile(
    r"\bby (?:nearly |almost |about |around |roughly |more than |over |less than |some )?an? $", re.IGNORECASE
)
_PART_AFTER = re.compile(r"(?:\s|-)(?:of\b|the\b|a\b|its\b|their\b|his\b|her\b|our\b|my\b|those\b|all\b|way\b)")


def _is_part(text: str, first: _Atom, last: _Atom, article: bool) -> bool:
    """Whether "half", "a third" is a share: "a third of voters", "half the homes"; not "the first half"."""
    if first is not last or _BY.search(text, max(0, first.start - 20), first.start):
        return True
    after = _PART_AFTER.match(text, last.end)
    if after is None:
        return article and first.value == 0.5 and text[last.end : last.end + 1] == "-"
    if first.value == 0.5:
        before = text[max(0, first.start - 8) : first.start].lower()
        return not before.endswith(("first ", "second ", "the ", "other ", "better ")) and after.group()[1:] != "way"
    return article and after.group()[1:] == "of"
