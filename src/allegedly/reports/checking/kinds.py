"""The kinds of remarks, each with what it means to an editor; every one can be switched off by its name."""

from __future__ import annotations

from collections.abc import Iterable

from allegedly.errors import UsageError

KINDS = {
    "quotation": "Words in quotation marks that no source has word for word.",
    "ellipsis": "A quotation from which words were dropped without an ellipsis.",
    "speaker": "Right words, but the sources have somebody else say them.",
    "office": "A person with an office that the sources do not give him or her.",
    "date": "A date that the sources do not give for this.",
    "place": "A place that the sources do not give for this.",
    "figure": "A figure that the sources do not give for this.",
    "bound": "A figure that lost its bound: “at least 23” became “23”.",
    "attribution dropped": "Told as a fact, while in the sources it is what somebody says.",
    "modality raised": "Told as surer than in the sources: a “may” became an “is”.",
    "negation": "Told the other way round: a “not” lost or added.",
    "denial left out": "A claim that somebody denies in the sources, told without the denial.",
    "not found": "A claim that stands in no source.",
    "counted twice": "One story, told by several outlets in the same words, presented as several sources.",
    "overtaken": "A claim that newer sources have taken back or brought up to date.",
}


def kind_named(name: str) -> str:
    """The kind by its name, with spaces or hyphens. Raises UsageError."""
    kind = name.strip().lower().replace("-", " ").replace("_", " ")
    if kind not in KINDS:
        raise UsageError(f"“{name}” is no kind of remark; choose from: {', '.join(KINDS)}")
    return kind


def kinds_named(names: Iterable[str]) -> frozenset[str]:
    """Several kinds by their names; one text may hold several, separated by commas. Raises UsageError."""
    return frozenset(kind_named(name) for each in names for name in each.split(",") if name.strip())
