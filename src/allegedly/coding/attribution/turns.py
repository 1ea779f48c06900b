"""Transcripts and interviews: words that begin with the name of who speaks."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.coding.attribution.scene import Range, Scene

# "MR PRICE:", "Secretary Blinken:", "QUESTION:": words before the colon, at most.
LONGEST_LABEL = 7
# A label counts where several parts of the document have one: a single one may be a headline or a list.
FEWEST_TURNS = 3
# Labels of interviews that some texts print without a line of their own.
INLINE = frozenset({"Q", "A", "QUESTION", "ANSWER"})
SMALL = frozenset({"of", "the", "and"})


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's words in a transcript: the label, the colon, and the words up to the next label."""

    label: Range
    colon: int
    content: tuple[Range, ...]


def turns(scene: Scene) -> list[Turn]:
    """The turns of a transcript; none for a text that is no transcript.

    A label begins a paragraph; those of an interview may begin any sentence.
    """
    parse = scene.parse
    labels: list[int | None] = []
    last = -1
    for (first, end), paragraph in zip(parse.sentences, parse.paragraph_of, strict=True):
        opens = paragraph != last or parse.words[first] in INLINE
        labels.append(_colon(scene, first, end) if opens else None)
        last = paragraph
    if not _is_transcript(scene, labels):
        return []
    found: list[Turn] = []
    for (first, end), colon in zip(parse.sentences, labels, strict=True):
        if colon is not None:
            found.append(Turn((first, colon), colon, ((colon + 1, end),) if colon + 1 < end else ()))
        elif found:
            turn = found.pop()
            content = turn.content
            begin = first
            if content and content[-1][1] == first:
                begin, content = content[-1][0], content[:-1]
            found.append(Turn(turn.label, turn.colon, (*content, (begin, end))))
    return [turn for turn in found if turn.content]


def _is_transcript(scene: Scene, colons: list[int | None]) -> bool:
    """Whether there are labels enough, and they come again or stand in capitals: headings before colons do not."""
    parse = scene.parse
    labels = [
        " ".join(parse.words[parse.sentences[number][0] : colon])
        for number, colon in enumerate(colons)
        if colon is not None
    ]
    recurring = len(set(labels)) < len(labels)
    return len(labels) >= FEWEST_TURNS and (recurring or all(label.isupper() for label in labels))


def _colon(scene: Scene, first: int, end: int) -> int | None:
    """The colon after a label in capitals or of capitalised words at the sentence's beginning."""
    parse = scene.parse
    for token in range(first, min(end, first + LONGEST_LABEL + 1)):
        word = parse.words[token]
        if word == ":":
            return token if token > first and any(w[0].isalpha() for w in parse.words[first:token]) else None
        if word[0].isalpha() and not (word[0].isupper() or word in SMALL):
            return None
    return None
