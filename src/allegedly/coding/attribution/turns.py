"""Transcripts: paragraphs that begin with the name of who speaks."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.coding.attribution.scene import Range, Scene

# "MR PRICE:", "Secretary Blinken:", "QUESTION:": words before the colon, at most.
LONGEST_LABEL = 7
# A label counts where several paragraphs of the document have one: a single one may be a headline or a list.
FEWEST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's words in a transcript: the label, the colon, and the words up to the next label."""

    label: Range
    colon: int
    content: tuple[Range, ...]


def turns(scene: Scene) -> list[Turn]:
    """The turns of a transcript; none for a text that is no transcript."""
    parse = scene.parse
    starts: list[tuple[int, int]] = []  # paragraphs' tokens
    last = -1
    for (first, end), paragraph in zip(parse.sentences, parse.paragraph_of, strict=True):
        if paragraph == last:
            starts[-1] = (starts[-1][0], end)
        else:
            starts.append((first, end))
            last = paragraph
    labels = [_colon(scene, first, end) for first, end in starts]
    if sum(label is not None for label in labels) < FEWEST_TURNS:
        return []
    found: list[Turn] = []
    for (first, end), colon in zip(starts, labels, strict=True):
        if colon is not None:
            content = ((colon + 1, end),) if colon + 1 < end else ()
            found.append(Turn((first, colon), colon, content))
        elif found:
            turn = found.pop()
            found.append(Turn(turn.label, turn.colon, (*turn.content, (first, end))))
    return [turn for turn in found if turn.content]


def _colon(scene: Scene, first: int, end: int) -> int | None:
    """The colon after a label in capitals or of capitalised words at the paragraph's beginning."""
    parse = scene.parse
    for token in range(first, min(end, first + LONGEST_LABEL + 1)):
        word = parse.words[token]
        if word == ":":
            return token if token > first and _is_label(scene, first, token) else None
        if not (word[0].isupper() or word in {".", "-", "’s", "'s", "of", "the", "and", "("} or not word[0].isalpha()):
            return None
    return None


def _is_label(scene: Scene, first: int, colon: int) -> bool:
    words = [w for w in scene.parse.words[first:colon] if w[0].isalpha()]
    return bool(words) and all(
        (w.isupper() and len(w) > 1) or w[0].isupper() or w in {"of", "the", "and"} for w in words
    )
