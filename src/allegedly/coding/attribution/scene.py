"""What the search for attributions looks at: a parse with its quotations, and small walks over the tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from allegedly.grammar import Parse, Quotation, quotations

Range = tuple[int, int]  # tokens [first, end)
Ranges = tuple[Range, ...]

# Marks that no content begins or ends with.
EDGE = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "(", ")", "[", "]", "…", "..."})
QUOTE_MARKS = frozenset({'"', "“", "”", "``", "''", "'", "‘", "’", "«", "»", "„"})


@dataclass(slots=True)
class Scene:
    """A parse, its quotations and, per token, the outer quotation that it stands in (−1: none)."""

    parse: Parse
    quotes: tuple[Quotation, ...]
    quote_of: list[int]
    quotes_in: dict[int, list[int]] = field(default_factory=dict)  # outer quotations by sentence of their first token
    inner: tuple[Quotation, ...] = ()  # quotations inside quotations

    def sentence(self, token: int) -> Range:
        """The tokens of the token's sentence."""
        return self.parse.sentences[self.parse.sentence_of[token]]

    def outside(self, first: int, end: int) -> int:
        """How many words (no punctuation) of the range stand outside quotations."""
        tags, quote_of = self.parse.pos, self.quote_of
        return sum(1 for token in range(first, end) if quote_of[token] < 0 and tags[token] != "PUNCT")


def set_scene(parse: Parse) -> Scene:
    """The scene of a parse."""
    every = quotations(parse)
    found = tuple(quote for quote in every if quote.depth == 0)
    quote_of = [-1] * len(parse)
    inside: dict[int, list[int]] = {}
    for number, quote in enumerate(found):
        for token in range(quote.first, quote.end):
            quote_of[token] = number
        for sentence in range(parse.sentence_of[quote.first], parse.sentence_of[quote.end - 1] + 1):
            inside.setdefault(sentence, []).append(number)
    return Scene(parse, found, quote_of, inside, tuple(quote for quote in every if quote.depth > 0))


def ranges(tokens: Iterable[int]) -> Ranges:
    """Sorted tokens as ranges."""
    found: list[Range] = []
    for token in tokens:
        if found and found[-1][1] == token:
            found[-1] = (found[-1][0], token + 1)
        else:
            found.append((token, token + 1))
    return tuple(found)


def trim(scene: Scene, pieces: Sequence[Range]) -> Ranges:
    """The ranges without punctuation at their edges (marks of quotations stay); empty ones fall away."""
    words, quote_of = scene.parse.words, scene.quote_of
    kept: list[Range] = []
    for first, end in pieces:
        while first < end and words[first] in EDGE and quote_of[first] < 0:
            first += 1
        while end > first and words[end - 1] in EDGE and quote_of[end - 1] < 0:
            if words[end - 1] == ")" and "(" in words[first : end - 1]:
                break
            end -= 1
        if end > first and (end - first > 1 or scene.parse.pos[first] != "PUNCT"):
            kept.append((first, end))
    return tuple(kept)


def marked(scene: Scene, pieces: Sequence[Range]) -> Ranges:
    """The ranges, each that holds all words of a quotation and nothing else with the quotation's marks around it."""
    kept: list[Range] = []
    for first, end in pieces:
        number = scene.quote_of[first] if end > first else -1
        if number >= 0:
            quote = scene.quotes[number]
            left_out = [*range(quote.first, first), *range(end, quote.end)]
            if end <= quote.end and all(scene.parse.pos[token] == "PUNCT" for token in left_out):
                first, end = quote.first, quote.end
        kept.append((first, end))
    return tuple(kept)


def without(pieces: Sequence[Range], hole: Range) -> Ranges:
    """The ranges without the tokens of the hole."""
    kept: list[Range] = []
    for first, end in pieces:
        if hole[1] <= first or end <= hole[0]:
            kept.append((first, end))
            continue
        if first < hole[0]:
            kept.append((first, hole[0]))
        if hole[1] < end:
            kept.append((hole[1], end))
    return tuple(kept)


def phrase(parse: Parse, head: int) -> Range:
    """A noun phrase without clauses, appositions after commas and asides: as annotators mark a source."""
    first, end = parse.lefts[head], head + 1
    for child in parse.children[head]:
        dep = parse.deps[child]
        if child < head:
            if dep in {"punct", "cc", "preconj", "advmod", "mark"} and child == first == parse.lefts[child]:
                first = min(child + 1, head)
            continue
        if dep in {"relcl", "acl", "advcl", "ccomp", "parataxis", "advmod", "npadvmod"}:
            break
        if dep == "punct":
            if parse.words[child] in {",", "-", "–", "—", "--", ";", "(", ":"} and not _opens_apposition(
                parse, head, child
            ):
                break
            continue
        if dep in {"prep", "appos", "conj", "cc", "case", "nummod", "amod", "compound", "nmod", "poss", "det"}:
            end = max(end, parse.rights[child] + 1)
    # "the Center for a New American Security (CNAS)": what is opened inside is closed inside.
    if end < len(parse) and parse.words[end] == ")" and "(" in parse.words[first:end]:
        end += 1
    return first, end


def _opens_apposition(parse: Parse, head: int, comma: int) -> bool:
    """Whether an apposition or a further member of a list follows the comma."""
    return any(
        child > comma and parse.deps[child] in {"appos", "conj"} and parse.lefts[child] <= comma + 2
        for child in parse.children[head]
    )
