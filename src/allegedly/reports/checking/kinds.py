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


# What each kind is told by, and what to do about it: shown by `allegedly check --explain` and beside SARIF's rules.
HELP = {
    "quotation": "Every quotation of three words or more is looked up word for word in all sources, punctuation apart. "
    "Quote what the source has, or take off the marks.",
    "ellipsis": "The source has the words, with others between them. Put … where words are left out, [ ] where "
    "changed.",
    "speaker": "The passage that has these words gives them to somebody else, by name, office or state. Name who "
    "says it.",
    "office": "No source gives this person the title. Use the office that he or she held on the day told of.",
    "date": "The passages on this have another date, or none that fits. Put the source's, or name a source for yours.",
    "place": "The passages on this have another place, or no source on the matter knows the place. Put the source's.",
    "figure": "No passage on this has the figure, rounded or summed up. Put the source's, or name a source for yours.",
    "bound": "The sources leave room (“at least”, “up to”, “about”), the draft does not. Restore the bound.",
    "attribution dropped": "Every passage on this has it as what somebody says, or denies. Name who says so; what two "
    "sides agree on, or an authority tells of what it does itself, needs none.",
    "modality raised": "Every passage on this has “may”, “probably” or the like. Restore it, or name a surer source.",
    "negation": "The passages on this have a “not” that the draft has lost, or the other way round. Read both again.",
    "denial left out": "Somebody denies this in the sources, and the draft does not say so. Add it in a sentence.",
    "not found": "No passage on the matter shares enough of its words, names and figures, or the two sides stand the "
    "other way round. Name a source, or take it out; judgements of your own are passed over as far as "
    "they are recognised.",
    "counted twice": "The documents print one story nearly word for word. Say so once, and name the story's author.",
    "overtaken": "A newer source takes this back, undoes it, or has another figure for the same count. Tell the newer "
    "state, or say that this was so at the time.",
}


def explained() -> str:
    """All kinds, each with what it means, what it is told by, and what to do: one paragraph each."""
    return "\n".join(f"{kind}\n    {meaning}\n    {HELP[kind]}\n" for kind, meaning in KINDS.items())


def kind_named(name: str) -> str:
    """The kind by its name, with spaces or hyphens. Raises UsageError."""
    kind = name.strip().lower().replace("-", " ").replace("_", " ")
    if kind not in KINDS:
        raise UsageError(f"“{name}” is no kind of remark; choose from: {', '.join(KINDS)}")
    return kind


def kinds_named(names: Iterable[str]) -> frozenset[str]:
    """Several kinds by their names; one text may hold several, separated by commas. Raises UsageError."""
    return frozenset(kind_named(name) for each in names for name in each.split(",") if name.strip())
