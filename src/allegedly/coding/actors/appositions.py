"""Joins a name and the title next to it: "Sergey Lavrov, Russia's foreign minister"."""

from __future__ import annotations

from itertools import pairwise

from allegedly.coding.actors.bodies import ONE
from allegedly.coding.actors.drafts import Draft
from allegedly.coding.actors.scene import Scene

# Who is of these in a state holds no office of it: reporters, experts, civilians, firms.
PRIVATE = frozenset({"MED", "EDU", "CVL", "BUS"})


class Appositions:
    """The names of one document with the titles beside them."""

    def __init__(self, scene: Scene) -> None:
        self.parse, self.actors, self.drafts = scene.parse, scene.actors, scene.drafts
        self.outer = scene.words.context["kin_noun"]

    def join(self) -> None:
        """Joins a name and a title next to it: "Sergey Lavrov, Russia's foreign minister"."""
        parse, drafts = self.parse, self.drafts
        for number, (one, two) in enumerate(pairwise(drafts)):
            self._of_between(one, two, drafts[number + 2 : number + 3])
            if two.first != one.last + 2 or parse.words[one.last + 1] != ",":
                continue
            if two.title and self._another(two.last + 1):
                continue
            if one.kind != "person" or two.kind != "person" or (one.title and two.title) or one.plural or two.plural:
                continue
            named, titled = (one, two) if two.title else (two, one)
            if not titled.title or named.title or self._of_others(titled, named):
                continue
            if titled is two and titled.of is None:
                titled.of = self._employer(number + 2)
            named.title, named.of = titled.title, titled.of
            named.gender = named.gender or titled.gender
            titled.actor = named.actor or (
                titled.of if titled.actor is not None and not self._private(titled) else None
            )
            titled.why = "the title beside a name"
            titled.gender = named.gender
        for draft in drafts:
            self._predicate(draft)

    def _private(self, titled: Draft) -> bool:
        """Whether a title is no office of its state: "a Testish reporter, Dana Testman" is nobody but that person."""
        return self.parse.lowers[titled.first] in ONE and (titled.of or "").partition(".")[2] in {
            "MED",
            "EDU",
            "CVL",
            "BUS",
        }

    def _predicate(self, titled: Draft) -> None:
        """Gives a title the person of whom the clause says it: "A was Iran's president"."""
        parse, verb = self.parse, self.parse.heads[titled.head]
        said = parse.deps[titled.head] == "attr" and parse.lemmas[verb] in {"be", "become", "remain"}
        if not said or titled.kind != "person" or not titled.title or titled.plural or titled.of is None:
            return
        subject = next((child for child in parse.children[verb] if parse.deps[child] == "nsubj"), None)
        named = next((d for d in self.drafts if d.head == subject and d.kind == "person" and not d.definite), None)
        if named is None or named is titled or named.plural:
            return
        titled.actor, titled.gender, titled.why = named.actor, named.gender, "what the clause says of its subject"

    def _of_others(self, titled: Draft, named: Draft) -> bool:
        """Whether a title beside a name is somebody else's: of another state, or "according to a spokesman, B left"."""
        one, two = self.actors.country(titled.of or titled.actor), self.actors.country(named.actor)
        if one is not None and two is not None and one != two:
            return True
        return titled.first < named.first and self.parse.lowers[max(titled.first - 2, 0)] == "according"

    def _another(self, token: int) -> bool:
        """Whether a name or a bracket follows a title, which then is that one's: "A, Labour MP (…) B"."""
        parse = self.parse
        return token < len(parse) and (parse.words[token] == "(" or parse.tags[token] in {"NNP", "NNPS"})

    def _of_between(self, title: Draft, owner: Draft, rest: list[Draft]) -> None:
        """Joins "Iran's ambassador to Russia, Mehdi Sanai" and "President of Russia Vladimir Putin"."""
        parse = self.parse
        if not rest or title.kind != "person" or not title.title or title.plural or owner.first > title.last + 3:
            return
        named, before = rest[0], parse.lowers[max(title.first - 2, 0) : title.first]
        if (
            len(before) == 2
            and before[1] in {"of", "to"}
            and (before[0] in self.outer or before[0] in self.actors.words.titles)
        ):
            return  # "the wife of the President of Testland Dana Testova", "adviser to the President of …"
        if any(lower not in {"of", "to", "for", "the", "in"} for lower in parse.lowers[title.last + 1 : owner.first]):
            return
        if owner.first == title.last + 1 or named.kind != "person" or named.title or named.plural:
            return
        if parse.lowers[owner.last + 1 : named.first] not in ([], [","]):
            return
        named.title, named.of, named.office = title.title, title.of, title.office
        named.gender = named.gender or title.gender
        title.actor, title.gender, title.why = named.actor or title.of, named.gender, "the title beside a name"

    def _employer(self, number: int) -> str | None:
        """The organisation in "a senior fellow for the Defense Program at CNAS": the first one before a verb."""
        parse, drafts = self.parse, self.drafts
        title = drafts[number - 1]
        for draft in drafts[number : number + 4]:
            if parse.sentence_of[draft.first] != parse.sentence_of[title.last]:
                return None
            if any(tag in {"VBD", "VBZ", "VBP", "MD"} for tag in parse.tags[title.last : draft.first]):
                return None
            if draft.actor is not None and draft.kind != "person":
                return draft.actor
        return None
