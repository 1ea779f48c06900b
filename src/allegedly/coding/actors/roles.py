"""What a title or role noun makes of what stands before it: "Iranian" + "foreign minister", "Hamas" + "fighters"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from allegedly.knowledge.actors import Actors

# The words that say that somebody does not hold the office now.
NOT_NOW = frozenset("former ex late then future onetime ousted deposed exiled elect ex- previous fallen".split())
ANY = "*"  # in offices.csv: every organisation


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a key stands for: `actor` a body or person, `of` the body that a title belongs to, `office` its full id."""

    kind: str
    actor: str | None
    of: str | None = None
    office: str | None = None
    one: bool = False


def meaning(actors: Actors, words: str, base: str | None) -> Meaning:
    """The meaning of a key (title, role noun or noun for a person, lower case) after the name of `base`."""
    found = _meaning(actors, words, actors.generic.get(base, base) if base else None)
    if found.actor in actors.own or found.of in actors.own:
        own = actors.own
        return replace(found, actor=own.get(found.actor or "", found.actor), of=own.get(found.of or "", found.of))
    return found


def _meaning(actors: Actors, words: str, base: str | None) -> Meaning:
    known = actors.words
    state = actors.country(base)
    if base is not None and state is None:
        return _of_organisation(actors, words, base)
    special = base if base is not None and base.count(".") > 1 else None  # a body with a name of its own
    titles = known.titles.get(words)
    if special and titles:
        for each in titles:
            if ANY in each.only and (words not in known.people or each.office == "CHIEF"):
                return Meaning("person", None, special, f"{special}.{each.office}", True)
    title = known.office(words, state)
    if title is not None:
        if base is None or state is None:
            return Meaning("person", None, None, title.office, title.one)
        office = title.office
        if office == "GOV.SPOKESMAN":
            office = f"{base[len(state) + 1 :] or 'GOV'}.SPOKESPERSON"
            return Meaning("person", None, base, f"{state}.{office}", True)
        body = office.rpartition(".")[0] or office
        if special and f"{special}.{office.rpartition('.')[2]}" in actors.tenure.by_office:
            return Meaning("person", None, special, f"{special}.{office.rpartition('.')[2]}", title.one)
        return Meaning("person", None, special or f"{state}.{body}", f"{state}.{office}", title.one)
    noun = known.nouns.get(words)
    if noun is not None:
        if base is None or state is None:
            return Meaning(noun.kind, None)
        if special and special in known.context["region_body"] and noun.kind not in {"government", "parliament"}:
            return Meaning(noun.kind, None, special)  # "Catalan police"
        if special:
            return Meaning(noun.kind, special)
        if (own := actors.called.get((state, words))) is not None:
            return Meaning(actors.kind(own) or noun.kind, own)
        return Meaning(noun.kind, f"{state}.{noun.suffix}" if noun.suffix else state)
    return Meaning("person", None, special or base)


def _of_organisation(actors: Actors, words: str, base: str) -> Meaning:
    for title in actors.words.titles.get(words, ()):
        if ANY in title.only or base in title.only:
            return Meaning("person", None, base, f"{base}.{title.office}", title.one)
    noun = actors.words.nouns.get(words)
    if noun is None:
        return Meaning("person", None, base)
    return Meaning(actors.kind(base) or noun.kind, base)
