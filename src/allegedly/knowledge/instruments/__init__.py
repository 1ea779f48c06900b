"""Treaties, resolutions, agreements, sanctions lists and mechanisms: names and facts (`instruments/*.csv`).

A name that also means something else ("the nuclear deal") counts only beside certain words. Resolutions of the Security
Council and the General Assembly are known by their numbers, also where no line of the tables tells of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from allegedly.knowledge.tables import Row, table

FOLDER = "instruments/"
FILES = ("treaties", "resolutions", "agreements", "sanctions", "mechanisms")
COLUMNS = ("id", "name", "aliases", "near", "kind", "adopted", "in_force", "parties", "binds", "expiry", "note")
KINDS = frozenset(
    {
        "treaty",
        "resolution",
        "agreement",
        "sanctions list",
        "sanctions law",
        "export control",
        "mechanism",
        "initiative",
    }
)
ACTS = frozenset(
    "violation complaint invocation veto waiver expiry adoption accession withdrawal extension revival compliance "
    "listing".split()
)
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
ID = re.compile(r"[A-Z0-9][A-Z0-9./-]*$")
NEAR = re.compile(r"([^()|]+) \(([^()]+)\)$")
# Signs that are written in more than one way, each for one character of the same length.
PLAIN = str.maketrans("’‘–‑ ", "''-- ")
# "U.N. Security Council Resolution 2231 (2015)", "resolutions 1718 and 1874", "General Assembly Resolution ES-11/1".
RESOLUTION = re.compile(
    r"(?P<un>\b(?:U\.?N\.?|United Nations)\s)?"
    r"(?P<body>\b(?:Security Council|UNSC|General Assembly|UNGA)(?:'s)?\s)?"
    r"\b(?P<word>[Rr]esolutions?|RESOLUTION|UNSCR|UNSCRs)\s(?:[Nn]os?\.\s?)?"
    r"(?P<number>ES-\d+/\d+|\d{2}/\d{1,3}|\d{1,4})(?![\d/%]|[.,]\d)"
    r"(?P<more>(?:(?:,\s|,?\sand\s|,?\sor\s)\d{3,4}(?![\d/%]|[.,]\d))*)"
)
# Parliaments number their resolutions too.
OTHERS = re.compile(r"\b(?:House|Senate|Joint|Concurrent|Parliament|Assembly's|Council of Europe|IAEA|ballot)\s$")
MORE = re.compile(r"\d{3,4}")
FEWEST_DIGITS = 3
# The Security Council will not have adopted so many for years.
HIGHEST = 3000
BODIES = {"UNSCR": "Security Council", "UNGA": "General Assembly"}
GENERAL = frozenset({"General Assembly", "UNGA"})


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, resolution, agreement, list or mechanism. Days may be months or years; empty texts are not known.

    `parties` are ids of actors where they are few, else words; `binds` says in a few words to what it binds them.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    adopted: str | None = None
    in_force: str | None = None
    parties: tuple[str, ...] = ()
    binds: str | None = None
    expiry: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: characters [start, end), the instrument's id, and words of which one must stand near."""

    start: int
    end: int
    id: str
    near: frozenset[str]


class Instruments:
    """All known instruments, and where a text names them."""

    def __init__(self) -> None:
        self.by_id: dict[str, Instrument] = {}
        self._names: dict[str, tuple[str, frozenset[str]]] = {}
        for name in FILES:
            for row in table(f"{FOLDER}{name}.csv", COLUMNS):
                self._add(row)
        self._patterns = list(self._names)
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def get(self, id_: str) -> Instrument:
        """The instrument with an id. One that no table tells of has its name only: resolutions by their number."""
        if id_ in self.by_id:
            return self.by_id[id_]
        body, _, number = id_.partition(".")
        if body in BODIES and number:
            return Instrument(id_, f"{BODIES[body]} Resolution {number}", "resolution")
        return Instrument(id_, id_, "unknown")

    def find(self, query: str) -> Instrument | None:
        """The instrument by id, name or alias, whatever the case; "2231" and "resolution 2231" are resolutions."""
        wanted = " ".join(query.translate(PLAIN).lower().split())
        for id_ in self.by_id:
            if id_.lower() == wanted:
                return self.by_id[id_]
        for name, (id_, _) in self._names.items():
            if name.lower() == wanted:
                return self.by_id[id_]
        named = wanted if wanted.startswith(("resolution", "un", "security", "general")) else f"resolution {wanted}"
        match = RESOLUTION.match(named.replace("security council", "Security Council").replace("un ", "UN "))
        return self.get(_resolution(match, match["number"])) if match else None

    def named(self, text: str) -> Iterator[Found]:
        """Where a text names instruments, in order, without overlaps; the words near them are not looked at."""
        plain = text.translate(PLAIN)
        found = [*self._aliases(plain), *self._resolutions(plain)]
        end = 0
        for one in sorted(found, key=lambda f: (f.start, -f.end)):
            if one.start >= end:
                yield one
                end = one.end

    def _aliases(self, text: str) -> Iterator[Found]:
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
                continue
            id_, near = self._names[self._patterns[index]]
            yield Found(start, end, id_, near)

    def _resolutions(self, text: str) -> Iterator[Found]:
        for match in RESOLUTION.finditer(text):
            sure = bool(match["un"] or match["body"] or match["word"].startswith("UNSCR"))
            if not sure and OTHERS.search(text[: match.start()]):
                continue
            further = match.start("more")
            numbers = [(match["number"], match.start(), match.end("number"))]
            numbers += [(m[0], further + m.start(), further + m.end()) for m in MORE.finditer(match["more"])]
            for number, start, end in numbers:
                id_ = _resolution(match, number)
                if number.isdigit() and not 0 < int(number) < HIGHEST:
                    continue
                likely = number.isdigit() and len(number) >= FEWEST_DIGITS and match["word"][0].isupper()
                if sure or likely or id_ in self.by_id:
                    yield Found(start, end, id_, frozenset())

    def _add(self, row: Row) -> None:
        id_ = row["id"]
        if not ID.match(id_):
            raise row.wrong(f"id “{id_}” may hold capitals, digits, points, strokes and slashes only")
        if id_ in self.by_id:
            raise row.wrong(f"id “{id_}” stands twice")
        for column in ("adopted", "in_force", "expiry"):
            if row[column] and not DATE.match(row[column]):
                raise row.wrong(f"{column} “{row[column]}” is no day, month or year; write it as 2015-07-14")
        if row["adopted"] and row["expiry"] and row["expiry"] < row["adopted"]:
            raise row.wrong("it ends before it was adopted")
        if not row["name"]:
            raise row.wrong("it has no name")
        aliases = row.items("aliases")
        self.by_id[id_] = Instrument(
            id=id_,
            name=row["name"],
            kind=row.one_of("kind", KINDS),
            aliases=aliases,
            adopted=row["adopted"] or None,
            in_force=row["in_force"] or None,
            parties=row.items("parties"),
            binds=row["binds"] or None,
            expiry=row["expiry"] or None,
            note=row["note"] or None,
        )
        for name in dict.fromkeys((row["name"], *aliases)):
            self._name(row, name, id_, frozenset())
        for item in row.items("near"):
            match = NEAR.match(item)
            if match is None:
                raise row.wrong(f"“{item}” must be a name and words in brackets: NPT (nuclear, treaty)")
            words = frozenset(word.strip() for word in match[2].split(","))
            self._name(row, match[1], id_, words)

    def _name(self, row: Row, name: str, id_: str, near: frozenset[str]) -> None:
        plain = name.translate(PLAIN)
        for form in {plain, plain[0].upper() + plain[1:]}:
            other = self._names.setdefault(form, (id_, near))
            if other[0] != id_:
                raise row.wrong(f"“{name}” is a name of {other[0]} already")


def _resolution(match: re.Match[str], number: str) -> str:
    general = (match["body"] or "").strip().removesuffix("'s") in GENERAL or "/" in number
    return f"UNGA.{number}" if general else f"UNSCR.{number}"


@cache
def instruments() -> Instruments:
    """The known instruments. Raises KnowledgeError with file and line where a table is wrong."""
    return Instruments()


@cache
def acts() -> dict[str, str]:
    """What is done with an instrument, by lemma."""
    found: dict[str, str] = {}
    for row in table(f"{FOLDER}acts.csv", ("act", "words")):
        act = row.one_of("act", ACTS)
        for word in row.items("words"):
            if found.setdefault(word, act) != act:
                raise row.wrong(f"“{word}” is a word of {found[word]} already")
    return found
