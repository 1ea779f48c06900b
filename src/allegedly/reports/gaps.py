"""What the articles do not say: no date, no proof, no answer from the one that is accused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from allegedly.nouns import Span
from allegedly.reports.dyad import Dyad
from allegedly.reports.headings import Names
from allegedly.reports.passages import Sentence

ACCUSING = frozenset({"alleged", "reported", "possible", "disputed"})


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not in the record, and the claims that it is missing from."""

    kind: str
    text: str
    claims: tuple[str, ...]
    document: str
    span: Span


def find_gaps(sentences: Iterable[Sentence], dyad: Dyad, names: Names) -> list[Gap]:
    """The gaps of the claims in some sentences, most telling first."""
    held = list(sentences)
    gaps: list[Gap] = []
    for sentence in held:
        document = sentence.coded.document
        for attribution in sentence.attributions:
            evidence = attribution.evidence
            inside = sentence.span[0] <= attribution.cue.span[0] < sentence.span[1]
            if evidence is not None and not evidence.given and inside:
                who = names.speaker(sentence.coded, attribution.source) if attribution.source else "The source"
                claims = tuple(t.claim.id for t in sentence.told if attribution.id in _via(t.claim.positions))
                gaps.append(
                    Gap("no proof", f"{who}: no proof given (“{evidence.text}”).", claims, document.id, evidence.span)
                )
            if attribution.position == "withholds" and attribution.source is not None and inside:
                who = names.speaker(sentence.coded, attribution.source)
                about = " … ".join(document.text[s:e] for s, e in attribution.content)
                gaps.append(
                    Gap("withheld", f"{who} did not say: {about or 'no comment'}.", (), document.id, sentence.span)
                )
        for item in sentence.told:
            event, claim = item.event, item.claim
            if not any(dyad.directions(event)) or claim.status not in ACCUSING:
                continue
            if event.date is None:
                gaps.append(
                    Gap(
                        "no date",
                        f"No date is given for: {claim.clause.text}.",
                        (claim.id,),
                        document.id,
                        sentence.span,
                    )
                )
            for party in event.actors:
                side = dyad.side(party.actor)
                if side is None or (event.quad != 4 and claim.status == "stated"):
                    continue
                actor = dyad.a if side == "a" else dyad.b
                if not _answers(held, dyad, side):
                    gaps.append(
                        Gap(
                            "no answer",
                            f"No answer of {names.name(actor)} to what is said of it is quoted: {claim.clause.text}.",
                            (claim.id,),
                            document.id,
                            sentence.span,
                        )
                    )
    return gaps


def _via(positions: Iterable[object]) -> set[str]:
    return {name for position in positions for name in getattr(position, "via", ())}


def _answers(sentences: Iterable[Sentence], dyad: Dyad, side: str) -> bool:
    """Whether the side is heard in these sentences."""
    return any(
        attribution.source is not None and dyad.side(attribution.source.actor) == side
        for sentence in sentences
        for attribution in sentence.attributions
    )
